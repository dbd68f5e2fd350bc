package io.hakari.runner.server.managed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.server.FolderEngine;
import io.hakari.runner.server.Model;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Progress;

/// Which files make up a Hugging Face checkpoint; the same as for the engine `torch`, so that digests agree.
record CheckpointFiles(String name) implements FolderEngine {
    private static final String CONFIG = "config.json";
    private static final String WEIGHTS = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";
    private static final List<String> TOKENIZERS = List.of("tokenizer.json", "tokenizer.model", "vocab.json");
    private static final List<String> OPTIONAL = List.of("merges.txt", "added_tokens.json", "special_tokens_map.json",
            "tokenizer_config.json", "chat_template.jinja", "chat_template.json", "generation_config.json",
            "preprocessor_config.json", "processor_config.json", "video_preprocessor_config.json");

    /// Return whether a folder is itself a checkpoint.
    static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve(CONFIG));
    }

    /// Return the files that an engine reads once, when it starts.
    static List<String> fixed(Path folder) {
        List<String> names = new ArrayList<>(List.of(CONFIG));
        List<String> tokenizers = TOKENIZERS.stream().filter(name -> has(folder, name)).toList();
        names.addAll(tokenizers.isEmpty() ? List.of(TOKENIZERS.getFirst()) : tokenizers);
        OPTIONAL.stream().filter(name -> has(folder, name)).forEach(names::add);
        return List.copyOf(names);
    }

    @Override
    public List<String> files(Path folder) throws ModelException {
        List<String> weights = has(folder, WEIGHTS) || !has(folder, INDEX)
                ? List.of(WEIGHTS)
                : Stream.concat(Stream.of(INDEX), shards(folder).stream()).toList();
        return Stream.concat(fixed(folder).stream(), weights.stream()).toList();
    }

    @Override
    public Model load(Path folder, Progress progress) throws ModelException {
        throw new ModelException(Code.BROKEN, "checkpoint [" + folder + "] is loaded by its engine alone");
    }

    private static boolean has(Path folder, String name) {
        return Files.isRegularFile(folder.resolve(name));
    }

    private static List<String> shards(Path folder) throws ModelException {
        var index = Struct.newBuilder();
        try {
            JsonFormat.parser().merge(Files.readString(folder.resolve(INDEX)), index);
        } catch (InvalidProtocolBufferException e) {
            throw corrupt(folder, "is no JSON object", e);
        } catch (IOException e) {
            throw corrupt(folder, "cannot be read (" + e.getMessage() + ")", e);
        }
        List<String> shards = index.getFieldsOrDefault("weight_map", Value.getDefaultInstance()).getStructValue()
                .getFieldsMap().values().stream().map(Value::getStringValue).distinct().sorted().toList();
        if (shards.isEmpty() || shards.stream().anyMatch(shard -> !shard.matches("[^/\\\\]+\\.safetensors"))) {
            throw corrupt(folder, "names no shards beside it in [weight_map]", new IOException(shards.toString()));
        }
        return shards;
    }

    private static ModelException corrupt(Path folder, String problem, Exception cause) {
        return new ModelException(Code.CORRUPT, "checkpoint [" + folder.getFileName() + "]: file [" + INDEX + "] "
                + problem + "; copy the file again", cause);
    }
}
