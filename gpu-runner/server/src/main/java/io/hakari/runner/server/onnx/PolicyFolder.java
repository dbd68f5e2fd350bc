package io.hakari.runner.server.onnx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.server.ModelException;

/// The files of a policy's checkpoint: `policy.onnx`, with every weight in it, and `config.json`.
record PolicyFolder(CheckpointFolder files) {
    static final String WEIGHTS = "policy.onnx";
    static final List<String> FILES = List.of(PolicyConfig.FILE, WEIGHTS);

    /// Return whether a folder is meant as a policy.
    static boolean isOne(Path folder) {
        return Files.exists(folder.resolve(WEIGHTS));
    }

    static PolicyFolder at(Path folder) {
        return new PolicyFolder(new CheckpointFolder(folder));
    }

    OnnxPolicy load(OnnxEngine engine) throws ModelException {
        check();
        byte[] weights = files.bytes(WEIGHTS);
        PolicyConfig config = PolicyConfig.of(files.json(PolicyConfig.FILE));
        return new OnnxPolicy(engine, config, PolicyNetwork.open(weights, config), files.weights(WEIGHTS));
    }

    /// See that all is there, that it is one thing, and that the configuration can be read.
    void check() throws ModelException {
        files.require(FILES);
        if (Files.exists(files.folder().resolve(CheckpointFolder.WEIGHTS))) {
            throw new ModelException(Error.Code.CORRUPT, "checkpoint [" + files.name() + "] has both ["
                    + CheckpointFolder.WEIGHTS + "] and [" + WEIGHTS + "]; give each a folder of its own");
        }
        PolicyConfig.of(files.json(PolicyConfig.FILE));
    }
}
