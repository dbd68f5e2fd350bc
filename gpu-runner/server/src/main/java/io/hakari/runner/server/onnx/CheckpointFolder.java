package io.hakari.runner.server.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.util.JsonFormat;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.server.ModelException;

/// The files of one checkpoint, on a disk or inside an archive.
record CheckpointFolder(Path folder) {
    static final String WEIGHTS = "model.onnx";
    static final String VISION = "vision.onnx";
    static final String CLIP = "clip.onnx";
    static final String TOKENIZER = "tokenizer.json";
    private static final List<String> FILES = List.of(WEIGHTS, TOKENIZER, ModelConfig.FILE);

    OnnxModel load(OnnxEngine engine) throws ModelException {
        require(FILES);
        ModelConfig config = ModelConfig.of(json(ModelConfig.FILE));
        Vocabulary vocabulary = Vocabulary.of(json(TOKENIZER), bytes(TOKENIZER));
        try {
            vocabulary.requireFits(config.vocabulary());
            requireMark(vocabulary, config);
            Decoder decoder = decoder(engine.threads(), config);
            try {
                Optional<Sight> sight = sight(engine.threads(), config, decoder.seen());
                sight.ifPresent(decoder::seeBy);
                Weights weights = weights(WEIGHTS);
                for (String file : seeing()) {
                    weights = weights.and(weights(file));
                }
                return new OnnxModel(engine, config, vocabulary, Prompts.of(vocabulary, sight), decoder, weights);
            } catch (ModelException | RuntimeException e) {
                decoder.close();
                throw e;
            }
        } catch (ModelException | RuntimeException e) {
            vocabulary.close();
            throw e;
        }
    }

    private Decoder decoder(int threads, ModelConfig config) throws ModelException {
        Decoder decoder = onDisk()
                ? Decoder.open(folder.resolve(WEIGHTS), threads)
                : Decoder.open(bytes(WEIGHTS), threads);
        try {
            decoder.requireVocabulary(config.vocabulary());
            return decoder;
        } catch (ModelException | RuntimeException e) {
            decoder.close();
            throw e;
        }
    }

    /// Refuse a model of which one part sees and another does not.
    private Optional<Sight> sight(int threads, ModelConfig config, OptionalInt hidden) throws ModelException {
        boolean file = Files.isRegularFile(folder.resolve(VISION));
        if (config.sight().isEmpty() && hidden.isEmpty() && !file) {
            return Optional.empty();
        }
        if (config.sight().isEmpty() || hidden.isEmpty() || !file) {
            throw new ModelException(Error.Code.CORRUPT, "a model that sees has [" + VISION + "], the input ["
                    + Signature.SEEN + "] of " + WEIGHTS + " and the field [" + SightConfig.VISION + "] of "
                    + ModelConfig.FILE + "; checkpoint [" + name() + "] lacks "
                    + (file ? hidden.isEmpty() ? "the input" : "the field" : "the file")
                    + "; take all files from the same export");
        }
        return Optional.of(sight(threads, config.sight().get(), config.vocabulary(), hidden.getAsInt()));
    }

    private Sight sight(int threads, SightConfig config, int vocabulary, int hidden) throws ModelException {
        boolean file = Files.isRegularFile(folder.resolve(CLIP));
        if (config.clip().isPresent() != file) {
            throw new ModelException(Error.Code.CORRUPT, "a model that sees clips has [" + CLIP + "] and the field ["
                    + SightConfig.VISION + "." + SightConfig.CLIP_SIZE + "] of " + ModelConfig.FILE + "; checkpoint ["
                    + name() + "] lacks the " + (file ? "field" : "file") + "; take all files from the same export");
        }
        Eyes eyes = eyes(threads, config, Eyes.Kind.picture(config), hidden);
        try {
            Optional<Eyes> clipEyes = config.clip().isEmpty()
                    ? Optional.empty()
                    : Optional.of(eyes(threads, config, Eyes.Kind.clip(config.clip().get()), hidden));
            return new Sight(config, vocabulary, eyes, clipEyes);
        } catch (ModelException | RuntimeException e) {
            eyes.close();
            throw e;
        }
    }

    private Eyes eyes(int threads, SightConfig config, Eyes.Kind kind, int hidden) throws ModelException {
        try (var options = Decoder.options(threads)) {
            OrtSession session = onDisk()
                    ? OnnxEngine.environment().createSession(folder.resolve(kind.file()).toString(), options)
                    : OnnxEngine.environment().createSession(bytes(kind.file()), options);
            try {
                return Eyes.of(session, config, kind, hidden);
            } catch (ModelException | OrtException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new ModelException(Error.Code.CORRUPT, kind.file() + " cannot be loaded: " + Reasons.brief(e)
                    + "; copy the file again or export it anew", e);
        }
    }

    private static void requireMark(Vocabulary vocabulary, ModelConfig config) throws ModelException {
        if (config.sight().isEmpty()) {
            return;
        }
        int token = config.sight().get().token();
        String mark = vocabulary.text(token);
        boolean special = vocabulary.decode(new long[]{token}).isEmpty();
        if (!special || !Arrays.equals(vocabulary.encode(List.of(mark)).getFirst(), new long[]{token})) {
            throw new ModelException(Error.Code.CORRUPT, ModelConfig.FILE + " says " + SightConfig.TOKEN + " [" + token
                    + "] but [" + mark + "], the token of " + TOKENIZER
                    + " with that id, is no special one; take both files from the same export");
        }
    }

    /// Return which files a folder consists of.
    List<String> files() {
        return Stream.concat(FILES.stream().sorted(), seeing().stream()).toList();
    }

    /// Return which files of networks that look it has.
    private List<String> seeing() {
        return Stream.of(VISION, CLIP).filter(file -> Files.isRegularFile(folder.resolve(file))).toList();
    }

    /// ONNX Runtime opens a path by itself, and only then finds weights that lie in files beside the model.
    private boolean onDisk() {
        return folder.getFileSystem().equals(FileSystems.getDefault());
    }

    /// Return what is stored in a file of weights.
    Weights weights(String file) throws ModelException {
        try (var stream = Files.newInputStream(folder.resolve(file))) {
            return Weights.count(stream);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// Refuse a folder that lacks one of these files.
    void require(List<String> required) throws ModelException {
        if (!Files.isDirectory(folder)) {
            throw new ModelException(Error.Code.NOT_FOUND,
                    "checkpoint folder [" + name() + "] does not exist; name a folder with "
                            + String.join(", ", required));
        }
        List<String> missing = required.stream().filter(file -> !Files.isRegularFile(folder.resolve(file))).toList();
        if (!missing.isEmpty()) {
            throw new ModelException(Error.Code.CORRUPT,
                    "checkpoint [" + name() + "] has no [" + String.join(", ", missing)
                            + "]; expected " + String.join(", ", required) + "; copy the checkpoint again");
        }
    }

    Struct json(String file) throws ModelException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(file))).toString();
            Struct.Builder fields = Struct.newBuilder();
            JsonFormat.parser().merge(text, fields);
            return fields.build();
        } catch (InvalidProtocolBufferException | CharacterCodingException e) {
            throw new ModelException(Error.Code.CORRUPT,
                    file + " is no JSON object in UTF-8: " + Reasons.brief(e) + "; copy the file again", e);
        }
    }

    byte[] bytes(String file) throws ModelException {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private ModelException unreadable(String file, IOException e) {
        return new ModelException(Error.Code.CORRUPT, file + " of checkpoint [" + name() + "] cannot be read: "
                + Reasons.brief(e) + "; copy the file again", e);
    }

    String name() {
        return String.valueOf(folder.getFileName());
    }
}
