package io.hakari.runner.server;

import io.hakari.runner.protocol.v1.LoadEvent.Stage;

/// Hears how far a load is.
public interface Progress {

    /// Hear that a stage has come so far, from 0 to 1, with a word for people on what is being done.
    void at(Stage stage, double share, String detail);
}
