package io.hakari.records;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;

/// The file of a sealed run: indented for people, with the checksum of all bytes before its last member.
final class RecordFile {
    private static final String MEMBER = ",\n  \"crc32c\" : \"";
    private static final int DIGITS = 8;
    private static final String UNSEALED_END = "\"\n}";
    private static final String END = UNSEALED_END + "\n";
    private static final DefaultIndenter INDENTED = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = Json.MAPPER.writer().with(
            new DefaultPrettyPrinter().withObjectIndenter(INDENTED).withArrayIndenter(INDENTED));

    private RecordFile() {
    }

    static void write(Path file, RunRecord run) throws IOException {
        RunFolder.writeWhole(file, bytes(run));
    }

    /// Read a record.
    ///
    /// @throws JournalException naming the file when it is damaged or of another format
    static RunRecord read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (!intact(bytes)) {
                throw new JournalException("record [" + file
                        + "] is damaged: its checksum does not hold; restore it from a copy, or delete the run and weigh"
                        + " again");
            }
            JsonNode document = Json.MAPPER.readTree(bytes);
            int format = HeaderLine.checkFormat(file.toString(), document);
            FormerFormat.completeOptional(document);
            return Json.MAPPER.treeToValue(FormerFormat.record(format, document), Document.class).run();
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new JournalException("record [" + file + "] cannot be read: " + e.getMessage(), e);
        }
    }

    static byte[] bytes(RunRecord run) {
        return sealed(Document.of(run));
    }

    /// Write a document whose last member is an empty `crc32c`, and fill that in.
    static byte[] sealed(Record lines) {
        byte[] document = WRITER.writeValueAsBytes(lines);
        int covered = document.length - (MEMBER + UNSEALED_END).length();
        byte[] end = end(document, covered).getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = Arrays.copyOf(document, covered + end.length);
        System.arraycopy(end, 0, bytes, covered, end.length);
        return bytes;
    }

    static boolean intact(byte[] bytes) {
        int covered = bytes.length - MEMBER.length() - DIGITS - END.length();
        if (covered < 0) {
            return false;
        }
        String end = new String(bytes, covered, bytes.length - covered, StandardCharsets.US_ASCII);
        return end.equals(end(bytes, covered));
    }

    private static String end(byte[] bytes, int covered) {
        return MEMBER + HexFormat.of().toHexDigits(LineBytes.crc(bytes, 0, covered)) + END;
    }

    /// A run record as it is written.
    record Document(int format, RunHeader header, Instant sealed, List<TaskRecord> tasks,
            List<MetricRecord> summaries, Optional<Judgement> judgement, long trials, String journalSha256,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<EnergyRecord> energy,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AblationRecord> ablations, String crc32c) {

        static Document of(RunRecord run) {
            return new Document(HeaderLine.FORMAT, run.header(), run.sealed(), run.tasks(), run.summaries(),
                    run.judgement(), run.trials(), run.journalSha256(), run.energy(), run.ablations(), "");
        }

        RunRecord run() {
            return new RunRecord(header, sealed, tasks, summaries, judgement, trials, journalSha256, energy, ablations);
        }
    }
}
