package io.hakari.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
    @TempDir
    Path folder;

    @Test
    void sealed_runs_are_given_oldest_first() {
        seal("c", "2026-01-01T00:00:00Z");
        seal("a", "2026-01-03T00:00:00Z");
        seal("b", "2026-01-02T00:00:00Z");
        assertThat(Runs.in(folder).sealed()).extracting(run -> run.header().id()).containsExactly("c", "b", "a");
    }

    @Test
    void a_run_without_a_record_is_unsealed_and_can_be_looked_at_while_it_is_written() {
        seal("a", "2026-01-01T00:00:00Z");
        try (Journal journal = Journal.create(folder, Examples.header("b"))) {
            journal.append(Examples.trial(0));
            assertThat(Runs.in(folder).unsealed()).containsExactly(folder.resolve("b"));
            assertThat(Runs.header(folder.resolve("b"))).isEqualTo(Examples.header("b"));
            assertThat(Runs.in(folder).sealed()).hasSize(1);
            assertThat(Runs.in(folder).find("b")).isEmpty();
            journal.append(Examples.trial(1));
        }
    }

    @Test
    void a_folder_that_does_not_exist_has_no_runs() {
        Runs runs = Runs.in(folder.resolve("missing"));
        assertThat(runs.sealed()).isEmpty();
        assertThat(runs.unsealed()).isEmpty();
        assertThat(runs.find("a")).isEmpty();
    }

    @Test
    void other_files_and_folders_are_passed_over() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        Files.writeString(folder.resolve("notes.txt"), "x");
        seal("a", "2026-01-01T00:00:00Z");
        assertThat(Runs.in(folder).sealed()).hasSize(1);
        assertThat(Runs.in(folder).unsealed()).isEmpty();
    }

    @Test
    void a_record_with_a_wrong_byte_is_named() throws IOException {
        seal("a", "2026-01-01T00:00:00Z");
        Path record = folder.resolve("a/record.json");
        byte[] whole = Files.readAllBytes(record);
        for (int at = 0; at < whole.length; at += 7) {
            byte[] bytes = whole.clone();
            bytes[at] ^= 0x01;
            Files.write(record, bytes);
            assertThatThrownBy(() -> Runs.in(folder).sealed()).as("flipped byte %d", at)
                    .isInstanceOf(JournalException.class)
                    .hasMessage("record [" + record + "] is damaged: its checksum does not hold;"
                            + " restore it from a copy, or delete the run and weigh again");
        }
    }

    @Test
    void a_run_that_lost_its_journal_is_not_intact() throws IOException {
        RunRecord run = seal("a", "2026-01-01T00:00:00Z");
        Files.delete(folder.resolve("a/journal.jsonl"));
        assertThat(Runs.in(folder).intact(run)).isFalse();
        Path journal = folder.resolve("a/journal.jsonl");
        assertThatThrownBy(() -> Runs.in(folder).forEachTrial(run, _ -> {}))
                .hasMessage("journal [" + journal + "] cannot be opened: " + journal + " (No such file or directory)");
    }

    private RunRecord seal(String id, String started) {
        RunHeader like = Examples.header(id);
        RunHeader header = new RunHeader(id, Instant.parse(started), like.suite(), like.suiteVersion(),
                like.suiteDigest(), like.policy(), like.tasks(), like.checkpoint(), like.runner(), like.seed(),
                like.limit(),
                like.software());
        try (Journal journal = Journal.create(folder, header)) {
            return journal.seal(Instant.parse(started), List.of(), List.of(), Optional.empty());
        }
    }
}
