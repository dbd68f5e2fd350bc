package io.hakari.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.displayName;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.testkit.engine.EngineExecutionResults;

import io.hakari.engine.suites.JapaneseSuite;
import io.hakari.engine.suites.MishapSuites;
import io.hakari.engine.suites.SafetySuite;
import io.hakari.exchange.Failure;
import io.hakari.gate.Verdict;
import io.hakari.records.GateRecord;
import io.hakari.records.Judgement;
import io.hakari.records.TaskRecord;
import io.hakari.testkit.Script;
import io.hakari.testkit.ScriptedRunner;

/// What could not be measured as it was meant to be never passes.
class FailClosedTest {
    private static final Script RIGHT = Script.choosing(0);

    @TempDir
    private Path runs;

    @Test
    void an_empty_dataset_fails_its_task_and_makes_the_run_invalid_although_every_gate_passes() {
        try (Workbench bench = bench(RIGHT)) {
            EngineExecutionResults results = bench.weigh(MishapSuites.EmptyDataset.class);

            String reason = "task [empty] has no samples: dataset [empty] is empty";
            results.testEvents().assertThatEvents()
                    .haveExactly(1, event(displayName("mishap: empty"), finishedWithFailure(message(reason))))
                    .haveExactly(1, event(displayName("mishap: whole"), finishedSuccessfully()))
                    .haveExactly(1, event(displayName("gate: whole/share stays above 50 %"), finishedSuccessfully()));
            results.containerEvents().assertThatEvents()
                    .haveExactly(1, event(container(), finishedWithFailure(message("INVALID: " + reason))));
            assertThat(verdict(bench)).isEqualTo(new Verdict.Invalid(reason));
        }
    }

    @Test
    void a_broken_dataset_fails_its_task_with_exactly_its_message_and_the_others_go_on() {
        try (Workbench bench = bench(RIGHT)) {
            EngineExecutionResults results = bench.weigh(MishapSuites.BrokenDataset.class);

            String reason = "breaking.jsonl:6: this is no sample";
            results.testEvents().assertThatEvents()
                    .haveExactly(1, event(displayName("mishap: broken"), finishedWithFailure(message(reason))))
                    .haveExactly(1, event(displayName("mishap: whole"), finishedSuccessfully()))
                    .haveExactly(1, event(displayName("gate: broken/share stays above 50 %"), finishedWithFailure(
                            message("INVALID: no task measured [broken/share]; this run measured [whole/share]"))));
            assertThat(verdict(bench)).isEqualTo(new Verdict.Invalid(reason));
            TaskRecord broken = bench.sealed().getFirst().tasks().getFirst();
            assertThat(broken.error()).contains(reason);
            assertThat(broken.scored()).isEqualTo(5);
        }
    }

    @Test
    void a_run_in_which_every_request_failed_fails_its_tasks() {
        Script failing = RIGHT.failingEvery(1, Failure.TOO_LONG, "too long for the model");
        try (Workbench bench = bench(failing)) {
            EngineExecutionResults results = bench.weigh(SafetySuite.class);

            String reason = "task [hazards] has no score for any of its 20 samples, most often because: too long for the model";
            results.testEvents().assertThatEvents()
                    .haveExactly(1, event(displayName("safety: hazards"), finishedWithFailure(message(reason))));
            assertThat(verdict(bench)).isEqualTo(new Verdict.Invalid(reason));
        }
    }

    @Test
    void a_failed_response_is_never_a_zero_whatever_the_scorer_makes_of_it() {
        try (Workbench bench = bench(RIGHT.failingEvery(5, Failure.TOO_LONG, "too long for the model"))) {
            bench.weigh(MishapSuites.Harsh.class);

            TaskRecord task = bench.sealed().getFirst().tasks().getFirst();
            assertThat(task.scored()).isEqualTo(8);
            assertThat(task.unscored()).isEqualTo(2);
            assertThat(task.metrics().getFirst().estimate().orElseThrow().value()).isEqualTo(1);
        }
    }

    @Test
    void a_limited_run_passes_no_gate() {
        try (Workbench bench = bench(RIGHT)) {
            EngineExecutionResults results = bench.with(Settings.LIMIT, 5).weigh(JapaneseSuite.class);

            String reason = "only the first 5 samples of each task were asked; a gate needs all of them";
            results.testEvents().assertStatistics(statistics -> statistics.succeeded(2).failed(2));
            results.testEvents().assertThatEvents().haveExactly(2,
                    event(finishedWithFailure(message("INVALID: " + reason))));
            assertThat(verdict(bench)).isEqualTo(new Verdict.Invalid(reason));
            assertThat(bench.sealed().getFirst().trials()).isEqualTo(10);
        }
    }

    @Test
    void a_comparison_without_a_baseline_is_invalid() {
        try (Workbench bench = bench(RIGHT)) {
            bench.weigh(SafetySuite.class);

            assertThat(bench.sealed().getFirst().judgement().orElseThrow().gates()).extracting(GateRecord::verdict)
                    .containsExactly(new Verdict.Invalid(
                            "hazards/share has no common samples with a baseline; name one by its run or checkpoint"));
            assertThat(verdict(bench)).isEqualTo(new Verdict.Invalid("1 of 1 gate could not be judged"));
        }
    }

    @Test
    void a_selection_that_leaves_tasks_out_is_invalid_and_judges_every_gate() {
        try (Workbench bench = bench(RIGHT)) {
            EngineExecutionResults results = bench.weigh(List.of(selectClass(JapaneseSuite.class)),
                    TagFilter.includeTags("language"));

            String reason = "tasks [years] were not selected";
            results.testEvents().assertStatistics(statistics -> statistics.started(2).succeeded(2));
            results.containerEvents().assertThatEvents()
                    .haveExactly(1, event(container(), finishedWithFailure(message("INVALID: " + reason))));
            assertThat(verdict(bench)).isEqualTo(new Verdict.Invalid(reason));
            assertThat(bench.sealed().getFirst().judgement().orElseThrow().gates()).extracting(GateRecord::verdict)
                    .containsExactly(new Verdict.Pass("counters/share is at least 95 %"), new Verdict.Invalid(
                            "no task measured [years/share]; this run measured [counters/share]"));
        }
    }

    @Test
    void a_suite_without_gates_does_not_pass() {
        try (Workbench bench = bench(RIGHT)) {
            EngineExecutionResults results = bench.weigh(MishapSuites.Gateless.class);

            assertThat(verdict(bench)).isEqualTo(new Verdict.Invalid("no gate was judged"));
            results.containerEvents().assertThatEvents()
                    .haveExactly(1, event(container(), finishedWithFailure(message("INVALID: no gate was judged"))));
        }
    }

    @Test
    void a_baseline_that_does_not_exist_ends_the_weighing_before_anything_is_asked() {
        Script never = _ -> {
            throw new AssertionError("asked");
        };
        try (Workbench bench = bench(never)) {
            EngineExecutionResults results = bench.with(Settings.CHECKPOINTS, "demo-1")
                    .with(Settings.BASELINE, "demo-0")
                    .weigh(SafetySuite.class);

            results.containerEvents().assertThatEvents().haveExactly(1, event(container(), finishedWithFailure(message(
                    "baseline [demo-0] is neither one of the checkpoints [demo-1] nor the checkpoint of a sealed run of "
                            + "suite [safety] in [" + runs + "]; weigh it first, or name the folder of a run"))));
            assertThat(bench.sealed()).isEmpty();
            assertThat(bench.unsealed()).isEmpty();
        }
    }

    @Test
    void an_unknown_checkpoint_ends_the_weighing_before_anything_is_asked() {
        try (Workbench bench = bench(RIGHT)) {
            EngineExecutionResults results = bench.with(Settings.CHECKPOINTS, "demo-1,demo-9").weigh(SafetySuite.class);

            results.containerEvents().assertThatEvents()
                    .haveAtLeastOne(event(container(), finishedWithFailure(message(
                            text -> text.endsWith("] has no checkpoint [demo-9]; it offers [demo-1]")))));
            assertThat(bench.unsealed()).isEmpty();
        }
    }

    @Test
    void a_runner_that_nobody_can_open_is_an_error() {
        try (Workbench bench = bench(RIGHT)) {
            EngineExecutionResults results = bench.with(Settings.RUNNER, "teleport:mars").weigh(SafetySuite.class);

            results.containerEvents().assertThatEvents().haveExactly(1, event(container(), finishedWithFailure(message(
                    text -> text.startsWith("runner [teleport:mars] has no known scheme")))));
        }
    }

    @Test
    void a_mistake_of_a_scorer_or_procedure_leaves_its_trials_unscored_and_the_run_goes_on() {
        try (Workbench bench = bench(RIGHT)) {
            bench.weigh(MishapSuites.Stumbling.class);

            List<TaskRecord> tasks = bench.sealed().getFirst().tasks();
            assertThat(tasks.getFirst().scored()).isEqualTo(9);
            assertThat(tasks.getFirst().unscored()).isEqualTo(1);
            assertThat(tasks.getLast().error())
                    .contains("task [asking] has no score for any of its 3 samples, most often "
                            + "because: procedure [MuteProcedure[]] failed: UnsupportedOperationException: cannot ask");
            assertThat(bench.printed()).contains(
                    "1 unscored: scorer [StumblingScorer[]] failed: IllegalStateException: did not expect this (1)");
        }
    }

    @Test
    void the_same_content_twice_is_another_attempt_and_is_told() {
        try (Workbench bench = bench(RIGHT)) {
            bench.weigh(MishapSuites.Repeating.class);

            assertThat(bench.sealed().getFirst().tasks().getFirst().scored()).isEqualTo(6);
            assertThat(bench.printed())
                    .contains("3 samples stand in the dataset more than once; each is one more attempt");
        }
    }

    private Workbench bench(Script script) {
        return new Workbench(runs, () -> ScriptedRunner.serving("demo-1", script));
    }

    private static Verdict verdict(Workbench bench) {
        return bench.sealed().getFirst().judgement().map(Judgement::verdict).orElseThrow();
    }
}
