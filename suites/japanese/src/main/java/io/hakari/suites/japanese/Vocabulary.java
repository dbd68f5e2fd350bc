package io.hakari.suites.japanese;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The word tables beside the classes: columns parted by tabs, lines that begin with `#` are remarks.
final class Vocabulary {
    private Vocabulary() {
    }

    /// Return the rows of a table, each as its columns.
    static List<List<String>> rows(String table) {
        return lines(table).stream().map(line -> List.of(line.split("\t", -1))).toList();
    }

    /// Return the lines of a table without its remarks.
    static List<String> lines(String table) {
        try (InputStream stream = Vocabulary.class.getResourceAsStream(table)) {
            if (stream == null) {
                throw new IllegalStateException("table [" + table + "] is not beside its class");
            }
            return new String(stream.readAllBytes(), UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("table [" + table + "] cannot be read", e);
        }
    }

    /// Return the words of a column.
    static List<String> words(String column) {
        return List.of(column.split(" "));
    }
}
