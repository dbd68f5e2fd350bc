package io.hakari.runner.server.scripted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;

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

    /// Load the model that the bytes of `config.json` stand for: other bytes, another model; with a member `policy`, a
    /// robot's; with a member `cell`, one that works in the cobot cell.
    @Override
    public Model load(Path folder, Progress progress) throws ModelException {
        String text = config(folder);
        var members = Struct.newBuilder();
        try {
            JsonFormat.parser().merge(text, members);
        } catch (InvalidProtocolBufferException e) {
            throw new ModelException(Code.CORRUPT,
                    "file [" + folder.resolve(CONFIG) + "] is no JSON object: " + e.getMessage(), e);
        }
        if (members.containsFields("cell")) {
            return cell(folder, members.getFieldsOrThrow("cell"));
        }
        return members.containsFields("policy")
                ? new ScriptedPolicy(text.hashCode(), members.getFieldsOrThrow("policy").getStructValue())
                : new ScriptedModel(new Chances(text.hashCode()));
    }

    private static CellPolicy cell(Path folder, Value manner) throws ModelException {
        return CellPolicy.Manner.named(manner.getStringValue())
                .map(CellPolicy::new)
                .orElseThrow(() -> new ModelException(Code.CORRUPT, "file [" + folder.resolve(CONFIG)
                        + "] says cell [" + manner.getStringValue() + "]; known: " + CellPolicy.Manner.known()));
    }

    /// Return what the bytes of `config.json` stand for: other bytes, another model.
    static Chances chances(Path folder) throws ModelException {
        return new Chances(config(folder).hashCode());
    }

    private static String config(Path folder) throws ModelException {
        Path config = folder.resolve(CONFIG);
        try {
            return Files.readString(config);
        } catch (IOException e) {
            throw new ModelException(Code.CORRUPT, "file [" + config + "] cannot be read: " + e, e);
        }
    }
}
