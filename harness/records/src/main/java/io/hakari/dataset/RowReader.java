package io.hakari.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import io.hakari.sample.DatasetException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads the rows of a file one by one.
final class RowReader implements Iterator<Row>, AutoCloseable {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final String PACKED = ".gz";
    private static final int CHUNK = 1 << 16;

    private final String dataset;
    private final Path file;
    private final InputStream in;
    private final Source source;
    private Optional<Row> upcoming = Optional.empty();

    private RowReader(String dataset, Path file, InputStream in, Source source) {
        this.dataset = dataset;
        this.file = file;
        this.in = in;
        this.source = source;
    }

    static RowReader open(String dataset, Path file, FileFormat format) {
        try {
            InputStream in = unpacked(file);
            Source rows = switch (format) {
                case FileFormat.JsonLines _ -> jsonLines(new TextLines(file, in));
                case FileFormat.TabSeparated(List<String> columns) -> tabSeparated(new TextLines(file, in), columns);
                case FileFormat.CommaSeparated _ -> new CommaRows(file, in);
                case FileFormat.JsonDocument _ -> new DocumentRows(file, in);
                case FileFormat.Squad _ -> new SquadRows(file, in);
            };
            return new RowReader(dataset, file, in, rows);
        } catch (IOException e) {
            throw FileDigest.unreadable(dataset, file, e);
        }
    }

    private static InputStream unpacked(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return new BufferedInputStream(file.toString().endsWith(PACKED) ? new GZIPInputStream(in, CHUNK) : in,
                    CHUNK);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public boolean hasNext() {
        if (upcoming.isEmpty()) {
            upcoming = read();
        }
        return upcoming.isPresent();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no row is left");
        }
        Row row = upcoming.orElseThrow();
        upcoming = Optional.empty();
        return row;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException _) {
            // Everything that was wanted has been read.
            return;
        }
    }

    private Optional<Row> read() {
        try {
            return source.next();
        } catch (IOException e) {
            throw FileDigest.unreadable(dataset, file, e);
        }
    }

    private static Source jsonLines(TextLines lines) {
        return () -> {
            Optional<String> line = lines.nextFilled();
            return line.isEmpty() ? Optional.empty() : Optional.of(new Row(lines.place(), object(lines, line.get())));
        };
    }

    private static JsonNode object(TextLines lines, String line) {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw new DatasetException(lines.place() + ": the line is not JSON: " + e.getOriginalMessage(), e);
        }
        throw new DatasetException(lines.place() + ": the line is no JSON object but [" + line + "]");
    }

    private static Source tabSeparated(TextLines lines, List<String> columns) {
        String header = String.join("\t", columns);
        return () -> {
            Optional<String> line = lines.nextFilled();
            if (lines.isFirst() && line.filter(header::equals).isPresent()) {
                line = lines.nextFilled();
            }
            return line.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Row(lines.place(), values(lines, line.get(), columns)));
        };
    }

    private static JsonNode values(TextLines lines, String line, List<String> columns) {
        String[] values = line.split("\t", -1);
        if (values.length != columns.size()) {
            throw new DatasetException(lines.place() + ": the line has " + values.length + " values but "
                    + columns.size() + " columns were expected: " + columns);
        }
        ObjectNode row = JSON.createObjectNode();
        for (int i = 0; i < values.length; i++) {
            row.put(columns.get(i), values[i]);
        }
        return row;
    }

    /// Where rows come from; empty at the end.
    interface Source {
        Optional<Row> next() throws IOException;
    }
}
