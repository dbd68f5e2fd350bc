package io.hakari.runner.server;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Finished;

/// Hears what a batch of generations gives, each request by its place in the batch.
public interface GenerationListener {

    /// Hear text that can no longer change.
    void delta(int request, String text);

    /// Hear that a request is done.
    void finished(int request, Finished finished);

    /// Hear that a request failed.
    void failed(int request, Error error);

    /// Return whether nobody waits for this request any more; asked before each step.
    boolean cancelled(int request);
}
