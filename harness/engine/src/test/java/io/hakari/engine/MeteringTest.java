package io.hakari.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.engine.suites.JapaneseSuite;
import io.hakari.exchange.MeterReading;
import io.hakari.records.EnergyRecord;
import io.hakari.testkit.Script;
import io.hakari.testkit.ScriptedRunner;

class MeteringTest {
    @TempDir
    private Path runs;
    private final AtomicInteger asked = new AtomicInteger();

    /// A device that uses two joules for each question.
    private Optional<MeterReading> twoJoulesEach() {
        return Optional.of(new MeterReading(List.of(
                new MeterReading.Meter("GPU-1", "NVIDIA H200", OptionalDouble.of(1e9 + 2 * asked.get())))));
    }

    private ScriptedRunner counting(Script script) {
        return ScriptedRunner.serving("demo-1", script.telling(_ -> asked.incrementAndGet()));
    }

    @Test
    void a_run_records_what_its_questions_used() {
        try (Workbench bench = new Workbench(runs,
                () -> counting(Script.choosing(0)).metered(this::twoJoulesEach))) {
            bench.weigh(JapaneseSuite.class);
            assertThat(bench.last().energy())
                    .contains(EnergyRecord.of(List.of("NVIDIA H200"), 30, OptionalDouble.of(60)));
            assertThat(bench.last().energy().orElseThrow().joulesPerThousand()).hasValue(2000);
        }
    }

    @Test
    void a_continued_run_records_what_was_asked_since() {
        try (Workbench losing = new Workbench(runs,
                () -> ScriptedRunner.serving("demo-1", Script.choosing(0).losingItselfAfter(12)));
                Workbench again = new Workbench(runs,
                        () -> counting(Script.choosing(0)).metered(this::twoJoulesEach))) {
            losing.with(Settings.PARALLEL_TASKS, 1).with(Settings.IN_FLIGHT, 1).weigh(JapaneseSuite.class);
            again.weigh(JapaneseSuite.class);
            assertThat(again.last().energy())
                    .contains(EnergyRecord.of(List.of("NVIDIA H200"), 18, OptionalDouble.of(36)));
        }
    }

    @Test
    void a_machine_without_a_device_is_recorded_as_one() {
        try (Workbench bench = new Workbench(runs, () -> counting(Script.choosing(0))
                .metered(() -> Optional.of(new MeterReading(List.of()))))) {
            bench.weigh(JapaneseSuite.class);
            assertThat(bench.last().energy()).contains(EnergyRecord.of(List.of(), 30, OptionalDouble.empty()));
        }
    }

    @Test
    void a_runner_that_tells_nothing_leaves_nothing() {
        try (Workbench bench = new Workbench(runs, () -> counting(Script.choosing(0)))) {
            bench.weigh(JapaneseSuite.class);
            assertThat(bench.last().energy()).isEmpty();
        }
    }
}
