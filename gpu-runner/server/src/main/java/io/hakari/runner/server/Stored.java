package io.hakari.runner.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// One checkpoint that can be loaded.
public interface Stored {

    String name();

    /// Return what its maker says of it: `step`, `licence`, ….
    Map<String, String> properties() throws ModelException;

    /// Return the model digest, the SHA-256 over weights, configuration and tokenizer, after checking that all is there.
    String digest() throws ModelException;

    /// Return the folder it lies in, if it lies in one.
    default Optional<Path> folder() {
        return Optional.empty();
    }

    /// Make it answer.
    Model load(Progress progress) throws ModelException;
}
