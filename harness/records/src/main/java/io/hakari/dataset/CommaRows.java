package io.hakari.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.hakari.sample.DatasetException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/// The rows of a file of values between commas, of which the first names the columns.
final class CommaRows implements RowReader.Source {
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvReadFeature.WRAP_AS_ARRAY, CsvReadFeature.SKIP_EMPTY_LINES)
            .build();
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Path file;
    private final JsonParser values;
    private List<String> columns = List.of();
    /// Where the row at hand begins.
    private int line;

    CommaRows(Path file, InputStream in) throws IOException {
        this.file = file;
        var strict = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        this.values = CSV.createParser(new InputStreamReader(withoutMark(in), strict));
    }

    private static InputStream withoutMark(InputStream in) throws IOException {
        var pushback = new PushbackInputStream(in, 3);
        byte[] start = pushback.readNBytes(3);
        if (!new String(start, StandardCharsets.UTF_8).equals(Character.toString(BYTE_ORDER_MARK))) {
            pushback.unread(start);
        }
        return pushback;
    }

    @Override
    public Optional<Row> next() throws IOException {
        try {
            if (columns.isEmpty()) {
                columns = header();
            }
            return record().map(this::row);
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw new DatasetException(place() + "the row is broken: " + e.getOriginalMessage(), e);
        }
    }

    private List<String> header() {
        values.nextToken();
        return record().orElseThrow(() -> broken("the file is empty; its first line must name the columns"));
    }

    private Optional<List<String>> record() {
        if (values.nextToken() != JsonToken.START_ARRAY) {
            return Optional.empty();
        }
        List<String> record = new ArrayList<>();
        while (values.nextToken() != JsonToken.END_ARRAY) {
            if (record.isEmpty()) {
                line = values.currentTokenLocation().getLineNr();
            }
            record.add(values.getString());
        }
        return Optional.of(record);
    }

    private Row row(List<String> record) {
        if (record.size() != columns.size()) {
            throw broken("the row has " + record.size() + " values but the first line names " + columns.size()
                    + " columns: " + columns);
        }
        ObjectNode row = RowReader.JSON.createObjectNode();
        for (int i = 0; i < record.size(); i++) {
            row.put(columns.get(i), record.get(i));
        }
        return new Row(file + ":" + line, row);
    }

    private DatasetException broken(String problem) {
        return new DatasetException(place() + problem);
    }

    private String place() {
        return file + ":" + Math.max(line, 1) + ": ";
    }
}
