package io.hakari.engine;

import static io.hakari.engine.suites.Pieces.choosing;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static io.hakari.testkit.RecordAssert.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.engine.suites.Given;
import io.hakari.engine.suites.Graded;
import io.hakari.engine.suites.Items;
import io.hakari.gate.Verdict;
import io.hakari.suite.Suite;
import io.hakari.testkit.Script;
import io.hakari.testkit.ScriptedRunner;

class SlicesTest {
    private static final Suite BY_LEVEL = suite("given", "1")
            .task(choosing("items", new Graded("items", 20)).slicedBy("level"))
            .gate(metric("items/share").inEvery("level").staysAbove(0.5)).build();

    @TempDir
    private Path runs;

    @Test
    void each_metric_is_measured_for_each_value_of_an_attribute() {
        try (Workbench bench = bench(Answers.rightAbout(number -> number % 2 == 0 || number < 10))) {
            bench.weigh(Given.suite(BY_LEVEL));

            assertThat(bench.last()).hasEstimate("items/share", 0.75)
                    .hasSlice("items/share", "level", "even", 1).hasSlice("items/share", "level", "odd", 0.5);
        }
    }

    @Test
    void a_gate_on_every_group_sees_the_worst_although_the_average_is_good() {
        try (Workbench bench = bench(Answers.rightAbout(number -> number % 2 == 0 || number == 1))) {
            bench.weigh(Given.suite(BY_LEVEL));

            assertThat(bench.last()).hasVerdictBecause(Verdict.Fail.class, "1 of 1 gate failed")
                    .hasVerdictOn("items/share", Verdict.Fail.class);
        }
    }

    @Test
    void a_slice_is_compared_with_the_same_slice_of_the_baseline() {
        try (Workbench bench = new Workbench(runs, () -> ScriptedRunner.serving("demo-1", Answers.RIGHT)
                .and("demo-2", Answers.rightAbout(number -> number % 2 == 0)))) {
            bench.with(Settings.CHECKPOINTS, "demo-1,demo-2").with(Settings.BASELINE, "demo-1")
                    .weigh(Given.suite(BY_LEVEL));

            assertThat(bench.last()).hasSliceChange("items/share", "level", "even", 0)
                    .hasSliceChange("items/share", "level", "odd", -1).hasChange("items/share", -0.5);
        }
    }

    @Test
    void an_attribute_that_a_sample_lacks_is_an_error_of_the_task() {
        Suite bare = suite("given", "1").task(choosing("items", new Items("items", 5)).slicedBy("level"))
                .gate(metric("items/share").staysAbove(0.5)).build();
        try (Workbench bench = bench(Answers.RIGHT)) {
            bench.weigh(Given.suite(bare));

            assertThat(bench.last()).hasVerdict(Verdict.Invalid.class).hasTaskError("items",
                    "task [items] could not be measured: it is sliced by [level], which sample [");
        }
    }

    @Test
    void so_is_one_that_samples_are_clustered_by() {
        Suite bare = suite("given", "1").task(choosing("items", new Items("items", 5)).clusteredBy("passage"))
                .gate(metric("items/share").staysAbove(0.5)).build();
        try (Workbench bench = bench(Answers.RIGHT)) {
            bench.weigh(Given.suite(bare));

            assertThat(bench.last()).hasVerdict(Verdict.Invalid.class).hasTaskError("items",
                    "it is clustered by [passage], which sample [");
        }
    }

    private Workbench bench(Script script) {
        return new Workbench(runs, () -> ScriptedRunner.serving("demo-1", script));
    }
}
