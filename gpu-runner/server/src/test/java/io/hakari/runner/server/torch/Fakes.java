package io.hakari.runner.server.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

import io.hakari.runner.server.huggingface.SmallCheckpoint;

/// Checkpoints and a Python that are real enough for everything but the arithmetic.
final class Fakes {
    private Fakes() {
    }

    /// Write a checkpoint with four tokens; what the switches say is for [FakeWorker].
    static Path checkpoint(Path folder, String... switches) throws IOException {
        SmallCheckpoint.write(folder);
        Files.writeString(folder.resolve("fake.properties"), String.join("\n", switches));
        return folder;
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
