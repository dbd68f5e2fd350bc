package io.hakari.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnergyRecordTest {
    private static final String RUN = "20260401-093000-japanese-core-demo-3000";

    @TempDir
    Path runs;

    @Test
    void a_run_keeps_what_it_used() throws IOException {
        RunRecord run = seal(Optional.of(EnergyRecord.of(List.of("NVIDIA H200"), 2000, OptionalDouble.of(500.5))));
        assertThat(Runs.in(runs).find(RUN)).contains(run);
        assertThat(Files.readString(runs.resolve(RUN).resolve("record.json")).replaceAll("\\s+", ""))
                .contains("\"energy\":{\"devices\":[\"NVIDIAH200\"],\"scored\":2000,\"joules\":500.5,"
                        + "\"joulesPerThousand\":250.25}");
    }

    @Test
    void a_machine_without_a_gpu_is_remembered_as_one() {
        RunRecord run = seal(Optional.of(EnergyRecord.of(List.of(), 2000, OptionalDouble.empty())));
        assertThat(Runs.in(runs).find(RUN)).contains(run);
    }

    @Test
    void a_runner_that_tells_nothing_leaves_nothing_in_the_file() throws IOException {
        RunRecord run = seal(Optional.empty());
        assertThat(Runs.in(runs).find(RUN)).contains(run);
        assertThat(Files.readString(runs.resolve(RUN).resolve("record.json"))).doesNotContain("energy");
    }

    @Test
    void no_trials_have_no_share() {
        assertThat(EnergyRecord.of(List.of("A"), 0, OptionalDouble.of(5)).joulesPerThousand()).isEmpty();
    }

    private RunRecord seal(Optional<EnergyRecord> energy) {
        try (Journal journal = Journal.create(runs, Examples.header(RUN))) {
            return journal.seal(Instant.parse("2026-04-01T00:31:00Z"),
                    new RunRecord.Measured(Examples.tasksOfFormat2(), Examples.summaries(), List.of()),
                    Optional.empty(), energy);
        }
    }
}
