package io.hakari.runner.server.torch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.server.ModelException;

/// How a checkpoint's files lay on the disk when their digest was taken: size, time of change and place of each.
///
/// Reading hundreds of gigabytes again before a worker is started again would take longer than the work that is waiting;
/// files that nobody has touched have the digest they had.
record Stamp(Path folder, Map<String, String> files) {

    Stamp {
        files = Map.copyOf(files);
    }

    static Stamp of(Path folder, List<String> names) throws ModelException {
        Map<String, String> files = new TreeMap<>();
        for (String name : names) {
            files.put(name, state(folder, name));
        }
        return new Stamp(folder, files);
    }

    /// Fail unless every file is as it was.
    void requireUntouched() throws ModelException {
        for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
            if (!state(folder, file.getKey()).equals(file.getValue())) {
                throw new ModelException(Code.DIGEST_MISMATCH, "checkpoint [" + folder.getFileName() + "]: file ["
                        + file.getKey() + "] was changed since it was loaded; load the checkpoint again");
            }
        }
    }

    /// Return 64 hexadecimal digits that name this state, by which the worker's answers are known to be meant for it.
    String name() {
        try {
            byte[] text = (folder + " " + new TreeMap<>(files)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static String state(Path folder, String name) throws ModelException {
        try {
            var attributes = Files.readAttributes(folder.resolve(name), BasicFileAttributes.class);
            return attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey();
        } catch (IOException e) {
            throw new ModelException(Code.CORRUPT, "checkpoint [" + folder.getFileName() + "]: file [" + name
                    + "] cannot be read (" + e + "); copy the checkpoint again", e);
        }
    }
}
