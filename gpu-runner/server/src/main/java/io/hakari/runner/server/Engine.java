package io.hakari.runner.server;

import java.nio.file.Path;
import java.util.List;

/// Turns a checkpoint's folder into a model that answers.
///
/// Engines are found by `ServiceLoader` and chosen by the last word of their package, such as `onnx`; one that is not
/// chosen is never touched, so that its native libraries stay unloaded.
public interface Engine {

    /// Return name and version, such as `onnxruntime 1.29.0`.
    String name();

    /// Load the checkpoint in a folder, which may lie inside an archive.
    ///
    /// @throws ModelException when a file is missing, damaged or of a kind this engine cannot run
    Model load(Path folder) throws ModelException;

    /// Return the files that make up a checkpoint: each is required, and the model digest covers them all.
    default List<String> files() {
        return List.of("config.json", "model.onnx", "tokenizer.json");
    }

    /// Return the folder of the demo checkpoints on the class path.
    default String demo() {
        return "io/hakari/runner/demo";
    }
}
