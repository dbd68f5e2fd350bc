package io.hakari.runner.server;

import java.nio.file.Path;

/// Turns a checkpoint's folder into a model that answers.
public interface Engine {

    /// Return name and version, such as `onnxruntime 1.29.0`.
    String name();

    /// Load the checkpoint in a folder.
    ///
    /// @throws ModelException when a file is missing, damaged or of a kind this engine cannot run
    Model load(Path folder) throws ModelException;
}
