package io.hakari.runner.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// An engine whose checkpoints are folders.
public interface FolderEngine extends Engine {

    @Override
    default Shelf open(String place) throws IOException {
        return Checkpoints.open(place, this);
    }

    /// Load the checkpoint in a folder, which may lie inside an archive, after its files were verified.
    ///
    /// @throws ModelException when a file is missing, damaged or of a kind this engine cannot run
    Model load(Path folder, Progress progress) throws ModelException;

    /// Return the files that make up the checkpoint in a folder: each is required, and the model digest covers them all.
    ///
    /// @throws ModelException when the file that lists the others cannot be read
    default List<String> files(Path folder) throws ModelException {
        return List.of("config.json", "model.onnx", "tokenizer.json");
    }

    /// Check what can be seen in a folder quickly, before the digest reads every byte of it.
    ///
    /// @throws ModelException when a file is missing, damaged or does not fit the others
    default void check(Path folder) throws ModelException {
    }

    /// Return the folder of the demo checkpoints on the class path.
    default String demo() {
        return "io/hakari/runner/demo";
    }
}
