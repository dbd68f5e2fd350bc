package io.hakari.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.metric.ScoredTrial;

class JournalDamageTest {
    private static final int TRIALS = 3;

    @TempDir
    Path runs;
    private Path folder;
    private Path file;
    private byte[] whole;
    private int lastLine;

    @BeforeEach
    void write_three_trials() throws IOException {
        folder = runs.resolve("run");
        file = folder.resolve("journal.jsonl");
        try (Journal journal = Journal.create(runs, Examples.header("run"))) {
            for (int i = 0; i < TRIALS; i++) {
                journal.append(Examples.trial(i));
            }
        }
        whole = Files.readAllBytes(file);
        lastLine = new String(whole, 0, whole.length - 1, StandardCharsets.ISO_8859_1).lastIndexOf('\n') + 1;
    }

    @Test
    void a_last_line_torn_anywhere_is_cut() throws IOException {
        for (int length = lastLine; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (Journal journal = Journal.resume(folder)) {
                assertThat(journal.trials()).as("torn after byte %d", length).isEqualTo(TRIALS - 1);
                assertThat(journal.holds("counters", 2, Examples.sampleId(2), 1)).isFalse();
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(Arrays.copyOf(whole, lastLine));
        }
    }

    @Test
    void what_was_cut_is_written_again_in_its_place() throws IOException {
        Files.write(file, Arrays.copyOf(whole, lastLine + 100));
        try (Journal journal = Journal.resume(folder)) {
            journal.append(Examples.trial(2));
            assertThat(ordinals(journal)).containsExactly(0L, 1L, 2L);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }

    @Test
    void a_last_line_with_a_wrong_byte_is_cut() throws IOException {
        // Every byte of the checksum's member, and enough of what it covers.
        for (int at = whole.length - 1; at >= lastLine; at -= at > whole.length - 30 ? 1 : 7) {
            Files.write(file, flipped(at));
            try (Journal journal = Journal.resume(folder)) {
                assertThat(journal.trials()).as("flipped byte %d", at).isEqualTo(TRIALS - 1);
            }
        }
    }

    @Test
    void a_wrong_byte_before_the_last_line_is_an_error_that_names_the_line() throws IOException {
        int first = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        int second = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n', first) + 1;
        // A line break that is flipped joins two lines into one that is damaged.
        for (int at = second - 1; at >= first; at -= 7) {
            Files.write(file, flipped(at));
            assertThatThrownBy(() -> Journal.resume(folder)).as("flipped byte %d", at)
                    .isInstanceOf(JournalException.class)
                    .hasMessage(file + ":2: the line is damaged: its checksum does not hold;"
                            + " restore the file from a copy, or delete the run and weigh again");
            assertThat(Files.readAllBytes(file)).isEqualTo(flipped(at));
        }
    }

    @Test
    void an_unreadable_journal_is_not_left_locked() throws IOException {
        Files.write(file, flipped(lastLine - 10));
        assertThatThrownBy(() -> Journal.resume(folder)).isInstanceOf(JournalException.class);
        Files.write(file, whole);
        try (Journal journal = Journal.resume(folder)) {
            assertThat(journal.trials()).isEqualTo(TRIALS);
        }
    }

    @Test
    void a_journal_without_a_complete_first_line_holds_nothing() throws IOException {
        for (int length : new int[]{0, 1, 100}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Journal.resume(folder)).hasMessage("journal [" + file
                    + "] has no complete first line: nothing was recorded in it; delete its folder and weigh again");
        }
    }

    @Test
    void a_journal_of_an_unknown_format_is_left_alone() throws IOException {
        String first = new String(whole, StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
        LineBytes future = new LineBytes();
        future.writeBytes((first.substring(0, first.lastIndexOf(",\"crc32c")) + "}").replace("\"format\":2",
                "\"format\":3").getBytes(StandardCharsets.UTF_8));
        Files.write(file, future.sealed().toByteArray());
        assertThatThrownBy(() -> Journal.resume(folder)).isInstanceOf(JournalException.class)
                .hasMessage(
                        file + ":1: format [3] is unknown; this Hakari reads formats 1 to 2; read it with the Hakari"
                                + " that wrote it or a newer one");
    }

    @Test
    void a_damaged_line_stops_the_reading_of_a_sealed_run() throws IOException {
        RunRecord run;
        try (Journal journal = Journal.resume(folder)) {
            run = journal.seal(Instant.EPOCH, List.of(), List.of(), Optional.empty());
        }
        Files.write(file, flipped(lastLine + 40));
        String message = file + ":4: the line is damaged: its checksum does not hold;"
                + " restore the file from a copy, or delete the run and weigh again";
        assertThatThrownBy(() -> Runs.in(runs).forEachTrial(run, _ -> {})).hasMessage(message);
        assertThatThrownBy(() -> Runs.in(runs).scores(run, "counters").forEach(_ -> {})).hasMessage(message);
    }

    @Test
    void a_folder_without_a_journal_is_no_run() {
        assertThatThrownBy(() -> Journal.resume(runs))
                .hasMessage("folder [" + runs + "] has no journal; name the folder of a run");
    }

    @Test
    void a_journal_that_is_open_is_not_opened_twice() {
        try (Journal first = Journal.resume(folder)) {
            assertThatThrownBy(() -> Journal.resume(folder)).isInstanceOf(JournalException.class).hasMessage("journal ["
                    + file + "] is already open in this process; close it before it is opened again");
            assertThat(ordinals(first)).hasSize(TRIALS);
        }
        Journal.resume(folder).close();
    }

    private byte[] flipped(int at) {
        byte[] bytes = whole.clone();
        bytes[at] ^= 0x10;
        return bytes;
    }

    private static List<Long> ordinals(Journal journal) {
        List<ScoredTrial> scores = new ArrayList<>();
        journal.scores("counters").forEach(scores::add);
        return scores.stream().map(score -> {
            long ordinal = 0;
            while (!Examples.sampleId(ordinal).equals(score.sampleId())) {
                ordinal++;
            }
            return ordinal;
        }).toList();
    }
}
