package io.hakari.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The file of a noise record, with the checksum that a run record has.
final class NoiseFile {
    private static final String EVENT = "noise";
    private static final int FORMAT = 1;

    private NoiseFile() {
    }

    static void write(Path file, NoiseRecord noise) throws IOException {
        RunFolder.writeWhole(file.toAbsolutePath(), RecordFile.sealed(new Document(EVENT, FORMAT, noise, "")));
    }

    static NoiseRecord read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (!RecordFile.intact(bytes)) {
                throw new JournalException("noise file [" + file + "] is damaged or none: its checksum does not hold;"
                        + " restore it from a copy, or measure again with hakari noise");
            }
            JsonNode document = Json.MAPPER.readTree(bytes);
            if (!document.path("event").asString("").equals(EVENT)) {
                throw new JournalException("noise file [" + file + "] is another record; hakari noise writes one");
            }
            if (document.path("format").asInt(0) != FORMAT) {
                throw new JournalException("noise file [" + file + "] has format [" + document.path("format")
                        + "]; this Hakari reads format " + FORMAT + "; measure again with hakari noise");
            }
            return Json.MAPPER.treeToValue(document, Document.class).noise();
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new JournalException("noise file [" + file + "] cannot be read: " + e.getMessage(), e);
        }
    }

    /// A noise record as it is written.
    record Document(String event, int format, NoiseRecord noise, String crc32c) {}
}
