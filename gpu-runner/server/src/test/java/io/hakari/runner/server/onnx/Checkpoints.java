package io.hakari.runner.server.onnx;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;

import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.Greedy;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Progress;

/// The tiny checkpoints that `src/test/python/tiny_models.py` made, and what torch says of them.
enum Checkpoints {
    /// Byte-level BPE; inputs are ids and cache alone.
    BYTES,
    /// Unigram with byte fallback and a beginning-of-text template; inputs also mask and positions.
    PIECES;

    static final Progress UNHEARD = (_, _, _) -> {};

    private final String folder = name().toLowerCase(Locale.ROOT);

    Path path() {
        return resource(folder);
    }

    OnnxModel load() throws ModelException {
        return (OnnxModel) OnnxEngine.onnxEngine().withThreads(2).load(path(), UNHEARD);
    }

    Path copiedTo(Path target) throws IOException {
        try (var files = Files.list(path())) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName().toString()));
            }
        }
        return target;
    }

    List<Struct> references(String kind) throws IOException {
        Struct.Builder all = Struct.newBuilder();
        JsonFormat.parser().merge(Files.readString(resource("references.json")), all);
        return all.getFieldsOrThrow(folder).getStructValue().getFieldsOrThrow(kind).getListValue().getValuesList()
                .stream()
                .map(Value::getStructValue)
                .toList();
    }

    static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(Checkpoints.class.getResource(name), name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(Struct struct, String field) {
        return struct.getFieldsOrThrow(field).getStringValue();
    }

    static int number(Struct struct, String field) {
        return (int) struct.getFieldsOrThrow(field).getNumberValue();
    }

    static List<Value> list(Struct struct, String field) {
        return struct.getFieldsOrThrow(field).getListValue().getValuesList();
    }

    static Part part(String text) {
        return Part.newBuilder().setText(text).build();
    }

    static ScoreRequest weigh(String context, String... continuations) {
        return ScoreRequest.newBuilder().addContext(part(context)).addAllContinuations(List.of(continuations)).build();
    }

    static GenerateRequest write(String prompt, int maxTokens, String... stops) {
        return GenerateRequest.newBuilder().addPrompt(part(prompt)).setMaxTokens(maxTokens).addAllStops(List.of(stops))
                .setGreedy(Greedy.getDefaultInstance()).build();
    }
}
