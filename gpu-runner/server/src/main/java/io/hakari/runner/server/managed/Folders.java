package io.hakari.runner.server.managed;

import java.nio.file.Path;
import java.util.List;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.server.FolderEngine;
import io.hakari.runner.server.Model;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Progress;
import io.hakari.runner.server.huggingface.CheckpointFiles;

/// The checkpoint folders that a managed engine is started from, with the digests that the engine `torch` gives them.
///
/// @param name of the engine
record Folders(String name) implements FolderEngine {

    @Override
    public List<String> files(Path folder) throws ModelException {
        return new CheckpointFiles(folder).names();
    }

    @Override
    public Model load(Path folder, Progress progress) throws ModelException {
        throw new ModelException(Code.BROKEN, "checkpoint [" + folder + "] is loaded by its engine alone");
    }
}
