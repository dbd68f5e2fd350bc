package io.hakari.engine;

import static io.hakari.engine.suites.Pieces.choosing;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static io.hakari.testkit.RecordAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;

import io.hakari.engine.suites.Given;
import io.hakari.gate.Verdict;
import io.hakari.metric.Summary;
import io.hakari.suite.Suite;
import io.hakari.testkit.ScriptedRunner;

class SummingTest {
    private static final Suite ADDED_UP = suite("given", "1").task(choosing("large", 30)).task(choosing("small", 10))
            .summary(Summary.macro("macro", "large/share", "small/share"))
            .summary(Summary.micro("micro", "large/share", "small/share"))
            .gate(metric("overall/macro").staysAbove(0.4)).build();

    @TempDir
    private Path runs;

    @Test
    void summaries_weigh_tasks_or_trials_and_gates_look_at_them() {
        try (Workbench bench = new Workbench(runs,
                () -> ScriptedRunner.serving("demo-1", Answers.rightAboutTask("large")))) {
            bench.weigh(Given.suite(ADDED_UP));

            assertThat(bench.last()).hasEstimate("overall/macro", 0.5).hasEstimate("overall/micro", 0.75)
                    .hasVerdict(Verdict.Pass.class);
            assertThat(bench.printed()).containsPattern("overall +macro +50\\.0 %   \\[46\\.5, 53\\.5]  95 %")
                    .containsPattern(" +micro +75\\.0 %");
        }
    }

    @Test
    void they_are_compared_with_baseline_and_previous_run_and_stand_in_the_series() {
        try (Workbench bench = new Workbench(runs, () -> ScriptedRunner.serving("demo-1", Answers.WRONG)
                .and("demo-2", Answers.rightAboutTask("large")).and("demo-3", Answers.RIGHT))) {
            bench.with(Settings.CHECKPOINTS, "demo-1,demo-2,demo-3").with(Settings.BASELINE, "demo-1")
                    .weigh(Given.suite(ADDED_UP));

            assertThat(bench.last()).hasChange("overall/micro", 1).hasPrevious("overall/micro", 0.25)
                    .hasPrevious("small/share", 1).hasPrevious("large/share", 0);
            assertThat(bench.sealed().get(1)).hasPrevious("large/share", 1).hasPrevious("overall/macro", 0.5);
            assertThat(bench.printed()).containsPattern("overall/macro +0\\.0 % +50\\.0 % +100\\.0 %");
        }
    }

    @Test
    void a_change_whose_sign_depends_on_the_weights_is_noted() {
        // The large task loses a tenth of 300, the small one gains half of 10: up when tasks weigh the same, else down.
        Suite uneven = suite("given", "1").task(choosing("large", 300)).task(choosing("small", 10))
                .summary(Summary.macro("macro", "large/share", "small/share")).build();
        try (Workbench bench = new Workbench(runs,
                () -> ScriptedRunner.serving("demo-1", Answers.rightAboutTask("large"))
                        .and("demo-2",
                                Answers.rightAbout(number -> number % 2 == 0 || (number >= 10 && number % 5 != 0))))) {
            bench.with(Settings.CHECKPOINTS, "demo-1,demo-2").with(Settings.BASELINE, "demo-1")
                    .weigh(Given.suite(uneven));

            assertThat(bench.last()).hasNote("the change of [large/share, small/share] depends on how tasks weigh: ");
            assertThat(bench.printed()).contains("Note        the change of [large/share, small/share]");
        }
    }

    @Test
    void a_change_that_all_weights_agree_on_is_not() {
        try (Workbench bench = new Workbench(runs,
                () -> ScriptedRunner.serving("demo-1", Answers.WRONG).and("demo-2", Answers.RIGHT))) {
            bench.with(Settings.CHECKPOINTS, "demo-1,demo-2").with(Settings.BASELINE, "demo-1")
                    .weigh(Given.suite(ADDED_UP));

            assertThat(bench.last().judgement().orElseThrow().notes()).isEmpty();
        }
    }

    @Test
    void a_gate_on_a_summary_brings_all_tasks_that_it_adds_up() {
        try (Workbench bench = new Workbench(runs, () -> ScriptedRunner.serving("demo-1", Answers.RIGHT))) {
            Class<?> suite = Given.suite(ADDED_UP);
            String gate = bench.discover(DiscoverySelectors.selectClass(suite)).getEngineDescriptor().getDescendants()
                    .stream().filter(one -> one.getDisplayName().startsWith("gate: ")).findFirst().orElseThrow()
                    .getUniqueId().toString();

            assertThat(bench.discover(DiscoverySelectors.selectUniqueId(gate)).getEngineDescriptor().getDescendants())
                    .extracting(one -> one.getDisplayName())
                    .contains("given: large", "given: small");
        }
    }
}
