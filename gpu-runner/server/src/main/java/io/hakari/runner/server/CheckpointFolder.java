package io.hakari.runner.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;

import io.hakari.runner.protocol.v1.Error.Code;

/// One checkpoint on disk: a folder with the files of a model and what its maker says of it.
///
/// @param name   the folder's name
/// @param path   where it lies, which may be inside a jar
/// @param engine what loads it and knows its files
record CheckpointFolder(String name, Path path, FolderEngine engine) implements Stored {

    private static final String MANIFEST = "hakari.json";
    private static final String SUMS = "SHA256SUMS";
    private static final Pattern SUM = Pattern.compile("([0-9a-f]{64}) [ *]([^/\\\\]+)");
    private static final Pattern LAST_NUMBER = Pattern.compile("(\\d{1,18})$");

    static CheckpointFolder at(Path path, FolderEngine engine) {
        return new CheckpointFolder(path.getFileName().toString().replace("/", ""), path, engine);
    }

    /// Return whether anything in the folder says that it is meant as a checkpoint.
    boolean looksLikeOne() {
        return Files.exists(path.resolve(MANIFEST)) || hasAnyFile();
    }

    /// A list of files that cannot be read is a damaged checkpoint, which loading will say, and not none.
    private boolean hasAnyFile() {
        try {
            return engine.files(path).stream().anyMatch(file -> Files.exists(path.resolve(file)));
        } catch (ModelException _) {
            return true;
        }
    }

    @Override
    public Optional<Path> folder() {
        return Optional.of(path);
    }

    @Override
    public Model load(Progress progress) throws ModelException {
        return engine.load(path, progress);
    }

    /// Return the string properties of `hakari.json`; none when the file is absent.
    @Override
    public Map<String, String> properties() throws ModelException {
        Path manifest = path.resolve(MANIFEST);
        if (!Files.exists(manifest)) {
            return Map.of();
        }
        var parsed = Struct.newBuilder();
        try {
            JsonFormat.parser().merge(Files.readString(manifest), parsed);
        } catch (InvalidProtocolBufferException e) {
            throw corrupt("file [" + MANIFEST + "] is no JSON object: " + e.getMessage(), e);
        } catch (IOException e) {
            throw corrupt("file [" + MANIFEST + "] cannot be read: " + e, e);
        }
        Map<String, String> properties = new HashMap<>();
        for (Map.Entry<String, Value> property : parsed.getFieldsMap().entrySet()) {
            properties.put(property.getKey(), text(property.getKey(), property.getValue()));
        }
        return properties;
    }

    /// Return the model digest after checking that every file is there and is what `SHA256SUMS` says.
    @Override
    public String digest() throws ModelException {
        engine.check(path);
        Map<String, String> digests = new TreeMap<>();
        for (String file : engine.files(path)) {
            digests.put(file, digest(file));
        }
        for (Map.Entry<String, String> sum : sums().entrySet()) {
            String file = sum.getKey();
            check(file, sum.getValue(), digests.containsKey(file) ? digests.get(file) : digest(file));
        }
        return Sha256.ofModel(digests);
    }

    private void check(String file, String expected, String found) throws ModelException {
        if (!expected.equals(found)) {
            throw corrupt("file [" + file + "] has sha256 [" + found + "] but " + SUMS + " says [" + expected
                    + "]; copy the checkpoint again");
        }
    }

    /// Return the training step of a properties' `step`, if it is a number.
    static OptionalLong step(Map<String, String> properties) {
        String step = properties.getOrDefault("step", "");
        return step.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(step)) : OptionalLong.empty();
    }

    /// Return whether the name ends in the step, as `demo-0150` of step 150 does and `demo-regressed` does not.
    static boolean isOnMainLine(String name, OptionalLong step) {
        Matcher number = LAST_NUMBER.matcher(name);
        return step.isPresent() && number.find() && Long.parseLong(number.group(1)) == step.getAsLong();
    }

    private Map<String, String> sums() throws ModelException {
        Path sums = path.resolve(SUMS);
        if (!Files.exists(sums)) {
            return Map.of();
        }
        Map<String, String> digests = new TreeMap<>();
        for (String line : lines(sums)) {
            Matcher sum = SUM.matcher(line);
            if (!sum.matches()) {
                throw corrupt("file [" + SUMS + "] has the line [" + line + "] which is no digest and file name;"
                        + " write it anew with sha256sum");
            }
            digests.put(sum.group(2), sum.group(1));
        }
        return digests;
    }

    private List<String> lines(Path file) throws ModelException {
        try {
            return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw corrupt("file [" + file.getFileName() + "] cannot be read: " + e, e);
        }
    }

    private String digest(String file) throws ModelException {
        Path where = path.resolve(file);
        if (!Files.isRegularFile(where)) {
            throw corrupt("file [" + file + "] is missing; copy the checkpoint again");
        }
        try {
            return Sha256.of(where);
        } catch (IOException e) {
            throw corrupt("file [" + file + "] cannot be read: " + e, e);
        }
    }

    private String text(String key, Value value) throws ModelException {
        if (value.getKindCase() != Value.KindCase.STRING_VALUE) {
            throw corrupt("property [" + key + "] in [" + MANIFEST + "] is no string; put it in quotes");
        }
        return value.getStringValue();
    }

    private ModelException corrupt(String problem) {
        return new ModelException(Code.CORRUPT, "checkpoint [" + name + "]: " + problem);
    }

    private ModelException corrupt(String problem, Exception cause) {
        return new ModelException(Code.CORRUPT, "checkpoint [" + name + "]: " + problem, cause);
    }
}
