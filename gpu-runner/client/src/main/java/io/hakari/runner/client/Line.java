package io.hakari.runner.client;

import java.util.Optional;

import io.grpc.Channel;
import io.hakari.exchange.RunnerException;
import io.hakari.runner.protocol.v1.DeterminismRecord;
import io.hakari.runner.protocol.v1.Open;

/// What the streams of one checkpoint share: the way to its runner, and the way back to it.
interface Line {

    /// Return the runner's address as the user wrote it.
    String address();

    Channel channel();

    Patience patience();

    /// Return the first frame of each stream.
    Open open();

    /// Return the milliseconds that a request may take; 0 for as long as it takes.
    int budget();

    /// Return the conditions that answers were promised under.
    DeterminismRecord determinism();

    /// Return what became of the server if it is ours and has ended.
    Optional<String> obituary();

    /// Make sure that the runner is back and has the checkpoint: start it if it is ours, load where nothing is loaded.
    ///
    /// @throws io.grpc.StatusRuntimeException when it is not back yet
    /// @throws RunnerException when it does not start, is back with another checkpoint, or cannot load this one
    void restore() throws InterruptedException;
}
