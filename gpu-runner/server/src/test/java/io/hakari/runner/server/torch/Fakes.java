package io.hakari.runner.server.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Checkpoints and a Python that are real enough for everything but the arithmetic.
final class Fakes {
    static final String WEIGHTS = "model.safetensors";
    private static final String EMBEDDING = "{\"model.embed_tokens.weight\":"
            + "{\"dtype\":\"F32\",\"shape\":[4,2],\"data_offsets\":[0,32]}}";

    private Fakes() {
    }

    /// Write a checkpoint with four tokens; what the switches say is for [FakeWorker].
    static Path checkpoint(Path folder, String... switches) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"llama\", \"vocab_size\": 4}");
        Files.writeString(folder.resolve("tokenizer.json"), tokenizer(4));
        shard(folder.resolve(WEIGHTS), EMBEDDING, 32);
        Files.writeString(folder.resolve("fake.properties"), String.join("\n", switches));
        return folder;
    }

    static String tokenizer(int tokens) {
        return "{\"version\": \"1.0\", \"added_tokens\": [{\"id\": 0, \"content\": \"<s>\"}], \"model\": {\"type\": \"BPE\","
                + " \"vocab\": {" + IntStream.range(0, tokens).mapToObj(id -> "\"t\\u3042" + id + "\": " + id)
                        .collect(Collectors.joining(", "))
                + "}, \"merges\": [[\"a\", \"b\"]]}}";
    }

    /// Write a safetensors file with this header and so many bytes of tensors.
    static void shard(Path file, String header, int bytes) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        var content = new ByteArrayOutputStream();
        content.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).array());
        content.writeBytes(text);
        content.writeBytes(new byte[bytes]);
        Files.write(file, content.toByteArray());
    }

    /// Write a command that answers as Python does, and runs a [FakeWorker] in its place.
    static Path python(Path folder) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return script(folder.resolve("python"), "if [ \"$1\" = -c ]; then",
                "shift 2; echo python 3.13.1 .; for name in \"$@\"; do echo $name 9.9; done; exit; fi",
                "CLASSPATH='" + System.getProperty("java.class.path") + "' exec '" + java
                        + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m --enable-native-access=ALL-UNNAMED "
                        + "-Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 "
                        + FakeWorker.class.getName() + " \"$@\"");
    }

    static Path script(Path file, String... lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /// Return the process ids of the workers that were started for a checkpoint, oldest first.
    static List<Long> starts(Path checkpoint) throws IOException {
        return Files.readAllLines(checkpoint.resolve("fake.starts")).stream().map(Long::valueOf).toList();
    }

    /// Return the worker that was started last, while it runs.
    static Optional<ProcessHandle> last(Path checkpoint) throws IOException {
        return ProcessHandle.of(starts(checkpoint).getLast());
    }
}
