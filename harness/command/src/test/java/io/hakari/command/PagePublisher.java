package io.hakari.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.hakari.records.Publisher;

/// Writes a page of one word.
public final class PagePublisher implements Publisher {
    @Override
    public Path publish(Path runs, String run) throws IOException {
        return Files.writeString(runs.resolve(run).resolve("index.html"), "報告");
    }
}
