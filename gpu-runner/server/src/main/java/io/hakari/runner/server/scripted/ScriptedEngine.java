package io.hakari.runner.server.scripted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.server.FolderEngine;
import io.hakari.runner.server.Model;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Progress;

/// Makes models whose every probability follows from a hash; their checkpoints are a `config.json` and nothing else.
///
/// It is the reference for the protocol and carries the overhead benchmark, since it costs next to nothing.
public final class ScriptedEngine implements FolderEngine {
    private static final String CONFIG = "config.json";

    @Override
    public String name() {
        return "scripted 1";
    }

    @Override
    public List<String> files(Path folder) {
        return List.of(CONFIG);
    }

    @Override
    public String demo() {
        return "io/hakari/runner/scripted";
    }

    @Override
    public Model load(Path folder, Progress progress) throws ModelException {
        return new ScriptedModel(chances(folder));
    }

    /// Return what the bytes of `config.json` stand for: other bytes, another model.
    static Chances chances(Path folder) throws ModelException {
        Path config = folder.resolve(CONFIG);
        try {
            return new Chances(Files.readString(config).hashCode());
        } catch (IOException e) {
            throw new ModelException(Code.CORRUPT, "file [" + config + "] cannot be read: " + e, e);
        }
    }
}
