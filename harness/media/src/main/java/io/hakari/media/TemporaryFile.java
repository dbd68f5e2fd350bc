package io.hakari.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that is gone when it is no longer needed.
record TemporaryFile(Path path) implements AutoCloseable {

    static TemporaryFile of(byte[] bytes) throws IOException {
        Path path = Files.createTempFile("hakari-media-", ".bin");
        Files.write(path, bytes);
        return new TemporaryFile(path);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
