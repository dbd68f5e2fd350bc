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

    /// Return what became of the server if it is ours and has ended.
    Optional<String> obituary();

    /// Make sure that the runner is back and has the checkpoint: start it if it is ours, load where nothing is loaded.
    ///
    /// @throws io.grpc.StatusRuntimeException when it is not back yet
    /// @throws RunnerException when it does not start, is back with another checkpoint, or cannot load this one
    void restore() throws InterruptedException;
}
