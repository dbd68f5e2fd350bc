package io.hakari.records;

import java.nio.file.Path;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// The first line of a journal.
final class HeaderLine {
    /// Raised when a reader of the former format would misread a journal or a record.
    static final int FORMAT = 2;

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

    /// Read the first line of an opened journal that is to be continued.
    static RunHeader readToContinue(JournalLines lines, Path file) {
        JsonNode line = line(lines, file);
        int format = line.path("format").intValue(FORMAT);
        if (format < FORMAT) {
            throw new JournalException("journal [" + file + "] is of format [" + format + "] and this Hakari continues"
                    + " format " + FORMAT + " alone; it stays readable, and weighing again makes a new run");
        }
        return header(lines, line);
    }

    /// Read the first line of an opened journal.
    static RunHeader read(JournalLines lines, Path file) {
        return header(lines, line(lines, file));
    }

    private static JsonNode line(JournalLines lines, Path file) {
        if (!lines.next() || (!lines.intact() && lines.last())) {
            throw new JournalException("journal [" + file
                    + "] has no complete first line: nothing was recorded in it; delete its folder and weigh again");
        }
        if (!lines.intact()) {
            throw lines.corrupt();
        }
        try {
            return Json.MAPPER.readTree(lines.bytes(), lines.from(), lines.length());
        } catch (JacksonException e) {
            throw noFirstLine(lines, e);
        }
    }

    private static RunHeader header(JournalLines lines, JsonNode line) {
        try {
            int format = checkFormat(lines.place(), line);
            return Json.MAPPER.treeToValue(FormerFormat.header(format, line.required("header")), RunHeader.class);
        } catch (JacksonException | IllegalArgumentException e) {
            throw noFirstLine(lines, e);
        }
    }

    private static JournalException noFirstLine(JournalLines lines, RuntimeException cause) {
        return new JournalException(lines.place() + ": this is no first line of a journal: " + cause.getMessage(),
                cause);
    }

    /// Return the format of a document, if it can be read.
    static int checkFormat(String place, JsonNode document) {
        int format = document.required("format").intValue();
        if (!FormerFormat.isKnown(format)) {
            throw new JournalException(
                    place + ": format [" + format + "] is unknown; this Hakari reads formats 1 to " + FORMAT
                            + "; read it with the Hakari that wrote it or a newer one");
        }
        return format;
    }
}
