package io.hakari.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.displayName;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;

import io.hakari.engine.suites.JapaneseSuite;
import io.hakari.gate.Verdict;
import io.hakari.records.Judgement;
import io.hakari.testkit.Script;
import io.hakari.testkit.ScriptedRunner;

class ResumeTest {
    private static final String LOST = "scripted runner was lost after [12] requests";

    @TempDir
    private Path runs;

    @Test
    void a_runner_lost_in_mid_run_fails_what_runs_skips_the_rest_and_leaves_the_journal() {
        try (Workbench bench = losing()) {
            // With more in flight the second task may begin before the runner is lost.
            EngineExecutionResults results = bench.with(Settings.PARALLEL_TASKS, 1).with(Settings.IN_FLIGHT, 1)
                    .weigh(JapaneseSuite.class);

            results.testEvents().assertThatEvents()
                    .haveExactly(1, event(displayName("japanese: counters"), finishedWithFailure(message(LOST))))
                    .haveExactly(1, event(displayName("japanese: years"), skippedWithReason(LOST)))
                    .haveExactly(2, event(gates(), skippedWithReason(LOST)));
            results.containerEvents().assertThatEvents()
                    .haveExactly(1, event(container(), finishedWithFailure(message(LOST))));
            assertThat(bench.sealed()).isEmpty();
            assertThat(bench.unsealed()).containsExactly(runs.resolve("20260401-093000-japanese-demo-1"));
            assertThat(bench.printed()).contains("Stopped     " + LOST + "; 12 trials are safe in " + runs);
        }
    }

    @Test
    void running_again_asks_only_what_is_missing_and_ends_as_if_nothing_had_happened() {
        var asked = new AtomicInteger();
        Script right = Script.choosing(0).telling(_ -> asked.incrementAndGet());
        try (Workbench losing = losing();
                Workbench again = new Workbench(runs, () -> ScriptedRunner.serving("demo-1", right));
                Workbench other = new Workbench(runs.resolve("other"), () -> ScriptedRunner.serving("demo-1", right))) {
            losing.weigh(JapaneseSuite.class);
            again.weigh(JapaneseSuite.class);

            assertThat(asked).hasValue(30 - 12);
            assertThat(again.unsealed()).isEmpty();
            other.weigh(JapaneseSuite.class);
            assertThat(again.sealed().getFirst().tasks()).isEqualTo(other.sealed().getFirst().tasks());
            assertThat(again.sealed().getFirst().judgement().map(Judgement::verdict))
                    .contains(new Verdict.Pass("2 of 2 gates passed"));
            assertThat(again.printed()).contains(
                    "Resumed     20260401-093000-japanese-demo-1: 12 trials were asked before");
        }
    }

    @Test
    void the_console_names_the_runner_that_is_asked_now_and_not_the_one_where_the_run_began() {
        try (Workbench losing = losing();
                Workbench elsewhere = new Workbench(runs,
                        () -> ScriptedRunner.serving("demo-1", Script.choosing(0)))) {
            losing.weigh(JapaneseSuite.class);
            elsewhere.weigh(JapaneseSuite.class);

            assertThat(elsewhere.runner()).isNotEqualTo(losing.runner());
            assertThat(elsewhere.printed())
                    .contains("demo-1 on " + elsewhere.runner() + ", seed ")
                    .doesNotContain(losing.runner());
        }
    }

    @Test
    void a_run_with_another_seed_does_not_go_on_from_the_journal() {
        var asked = new AtomicInteger();
        Script right = Script.choosing(0).telling(_ -> asked.incrementAndGet());
        try (Workbench losing = losing();
                Workbench again = new Workbench(runs, () -> ScriptedRunner.serving("demo-1", right))) {
            losing.weigh(JapaneseSuite.class);
            again.with(Settings.SEED, 7).weigh(JapaneseSuite.class);

            assertThat(asked).hasValue(30);
            assertThat(again.unsealed()).hasSize(1);
        }
    }

    @Test
    void a_lost_runner_skips_the_later_checkpoints_of_a_series() {
        try (Workbench bench = new Workbench(runs, () -> ScriptedRunner
                .serving("demo-1", Script.choosing(0).losingItselfAfter(12)).and("demo-2", Script.choosing(0)))) {
            EngineExecutionResults results = bench.with(Settings.CHECKPOINTS, "demo-1,demo-2")
                    .weigh(JapaneseSuite.class);

            results.containerEvents().assertThatEvents()
                    .haveExactly(1,
                            event(container(displayName("japanese on demo-1")), finishedWithFailure(message(LOST))))
                    .haveExactly(1, event(container(displayName("japanese on demo-2")), skippedWithReason(LOST)));
        }
    }

    private Workbench losing() {
        return new Workbench(runs, () -> ScriptedRunner.serving("demo-1", Script.choosing(0).losingItselfAfter(12)));
    }

    private static Condition<Event> gates() {
        return new Condition<>(
                event -> event.getTestDescriptor().getDisplayName().startsWith("gate: "), "a gate");
    }
}
