package io.hakari.runner.client;

import java.util.Optional;

import io.grpc.Channel;
import io.hakari.exchange.RunnerException;

/// What the streams of one checkpoint share: the way to its runner, and the way back to it.
interface Line {

    /// Return the runner's address as the user wrote it.
    String address();

    Channel channel();

    Patience patience();

    /// Return what became of the server if it can never come back.
    Optional<String> obituary();

    /// Make sure that the runner is back and has the checkpoint; load it where none is.
    ///
    /// @throws io.grpc.StatusRuntimeException when it is not back yet
    /// @throws RunnerException when it is back with another checkpoint, or cannot load this one
    void restore() throws InterruptedException;
}
