package io.hakari.runner.server.policy;

import java.io.IOException;

import com.google.protobuf.ByteString;

import io.hakari.runner.protocol.v1.ActEvent;
import io.hakari.runner.protocol.v1.Observation;
import io.hakari.runner.protocol.v1.Reset;
import io.hakari.runner.server.ModelException;

/// One connection to a policy server; used by one thread.
///
/// An `IOException` means that the connection is of no more use; a `ProtocolException` among them, that the server sent
/// what its dialect does not know; an `InterruptedIOException`, that it took too long.
interface Connection extends AutoCloseable {

    /// Return what the server says of itself, as it said it; the digest is made of it.
    ByteString metadata();

    /// Begin an episode and return `ready` or `declined`.
    ActEvent reset(Reset reset) throws IOException, ModelException, InterruptedException;

    /// Return the actions after an observation.
    ///
    /// @throws ModelException when the observation is not what the server takes; the connection stays
    ActEvent act(Reset episode, Observation observation) throws IOException, ModelException, InterruptedException;

    @Override
    void close();
}
