package io.hakari.dataset;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.apiguardian.api.API;

/// Rows of files, for those who bring sets into the house: what they read becomes other rows first.
@API(status = EXPERIMENTAL, since = "0.4")
public final class Rows {

    private Rows() {
    }

    /// Hand over the rows of a file in their order.
    ///
    /// @throws io.hakari.sample.DatasetException when it cannot be read, naming file and line
    public static void read(Path file, FileFormat format, Consumer<Row> taker) {
        try (RowReader rows = RowReader.open(String.valueOf(file.getFileName()), file, format)) {
            rows.forEachRemaining(taker);
        }
    }

    /// Write JSON Lines, UTF-8; the fields stand in the order of each map, so that the same rows give the same bytes.
    ///
    /// @param rows of words, numbers, truth values, lists and maps of them
    public static void writeLines(Path file, List<? extends Map<String, ?>> rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Map<String, ?> row : rows) {
                out.write(RowReader.JSON.writeValueAsString(row));
                out.write('\n');
            }
        }
    }

    /// Write a document of rows, for people to read too.
    public static void writeDocument(Path file, Map<String, ? extends Map<String, ?>> rows) throws IOException {
        Files.writeString(file, RowReader.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(rows) + "\n");
    }
}
