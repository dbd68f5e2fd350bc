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

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The file of a sealed run: indented for people, with the checksum of all bytes before its last member.
final class RecordFile {
    private static final String MEMBER = ",\n  \"crc32c\" : \"";
    private static final int DIGITS = 8;
    private static final String END = "\"\n}\n";

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
            HeaderLine.checkFormat(file.toString(), document);
            return Json.MAPPER.treeToValue(document, Document.class).run();
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new JournalException("record [" + file + "] cannot be read: " + e.getMessage(), e);
        }
    }

    static byte[] bytes(RunRecord run) {
        String json = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(Document.of(run));
        String body = json.replace("\r\n", "\n");
        byte[] covered = body.substring(0, body.lastIndexOf(MEMBER)).getBytes(StandardCharsets.UTF_8);
        String end = MEMBER + HexFormat.of().toHexDigits(LineBytes.crc(covered, 0, covered.length)) + END;
        byte[] bytes = Arrays.copyOf(covered, covered.length + end.length());
        System.arraycopy(end.getBytes(StandardCharsets.US_ASCII), 0, bytes, covered.length, end.length());
        return bytes;
    }

    private static boolean intact(byte[] bytes) {
        int covered = bytes.length - MEMBER.length() - DIGITS - END.length();
        if (covered < 0) {
            return false;
        }
        String digits = HexFormat.of().toHexDigits(LineBytes.crc(bytes, 0, covered));
        String end = new String(bytes, covered, bytes.length - covered, StandardCharsets.US_ASCII);
        return end.equals(MEMBER + digits + END);
    }

    /// A run record as it is written.
    record Document(int format, RunHeader header, Instant sealed, List<TaskRecord> tasks, Optional<Judgement> judgement,
            long trials, String journalSha256, String crc32c) {

        static Document of(RunRecord run) {
            return new Document(HeaderLine.FORMAT, run.header(), run.sealed(), run.tasks(), run.judgement(),
                    run.trials(), run.journalSha256(), "");
        }

        RunRecord run() {
            return new RunRecord(header, sealed, tasks, judgement, trials, journalSha256);
        }
    }
}
