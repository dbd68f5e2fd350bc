package io.hakari.records;

import java.nio.file.Path;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// The first line of a journal.
final class HeaderLine {
    /// Raised when a reader of the former format would misread a journal or a record.
    static final int FORMAT = 1;

    private HeaderLine() {
    }

    static LineBytes of(RunHeader header) {
        LineBytes line = new LineBytes();
        try (JsonGenerator json = Json.MAPPER.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringProperty("event", "run");
            json.writeNumberProperty("format", FORMAT);
            json.writeName("header");
            Json.MAPPER.writeValue(json, header);
            json.writeEndObject();
        }
        return line.sealed();
    }

    /// Read the first line of an opened journal.
    static RunHeader read(JournalLines lines, Path file) {
        if (!lines.next() || (!lines.intact() && lines.last())) {
            throw new JournalException("journal [" + file
                    + "] has no complete first line: nothing was recorded in it; delete its folder and weigh again");
        }
        if (!lines.intact()) {
            throw lines.corrupt();
        }
        try {
            JsonNode line = Json.MAPPER.readTree(lines.bytes(), lines.from(), lines.length());
            checkFormat(lines.place(), line);
            return Json.MAPPER.treeToValue(line.required("header"), RunHeader.class);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new JournalException(lines.place() + ": this is no first line of a journal: " + e.getMessage(), e);
        }
    }

    static void checkFormat(String place, JsonNode document) {
        int format = document.required("format").intValue();
        if (format != FORMAT) {
            throw new JournalException(
                    place + ": format [" + format + "] is unknown; this Hakari reads format " + FORMAT
                            + "; read it with the Hakari that wrote it or a newer one");
        }
    }
}
