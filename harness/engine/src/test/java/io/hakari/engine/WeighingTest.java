package io.hakari.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.displayName;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;

import io.hakari.engine.suites.JapaneseSuite;
import io.hakari.engine.suites.SafetySuite;
import io.hakari.gate.Verdict;
import io.hakari.records.Judgement;
import io.hakari.records.RunRecord;
import io.hakari.testkit.Script;
import io.hakari.testkit.ScriptedRunner;

class WeighingTest {
    private static final Script RIGHT = Script.choosing(0);
    private static final Script WRONG = Script.choosing(1);

    @TempDir
    private Path runs;

    @Test
    void one_checkpoint_is_asked_measured_judged_and_recorded() {
        try (Workbench bench = new Workbench(runs, () -> ScriptedRunner.serving("demo-1", RIGHT))) {
            EngineExecutionResults results = bench.weigh(JapaneseSuite.class);

            results.testEvents().assertThatEvents().haveExactly(1,
                    event(displayName("japanese: counters"), finishedSuccessfully()));
            results.testEvents().assertStatistics(statistics -> statistics.started(4).succeeded(4).failed(0));
            RunRecord run = bench.sealed().getFirst();
            assertThat(run.header().id()).isEqualTo("20260401-093000-japanese-demo-1");
            assertThat(run.trials()).isEqualTo(30);
            assertThat(run.judgement().map(Judgement::verdict)).contains(new Verdict.Pass("2 of 2 gates passed"));
        }
    }

    @Test
    void a_gate_that_does_not_pass_is_a_failed_test_with_its_verdict_as_message() {
        try (Workbench bench = new Workbench(runs, () -> ScriptedRunner.serving("demo-1", WRONG))) {
            EngineExecutionResults results = bench.weigh(JapaneseSuite.class);

            results.testEvents().assertThatEvents().haveExactly(1, event(
                    displayName("gate: counters/share stays above 70 %"),
                    finishedWithFailure(message("FAIL: counters/share is at most 5 %; the limit is 70 %"))));
            results.testEvents().assertStatistics(statistics -> statistics.succeeded(2).failed(2));
            results.containerEvents().assertStatistics(statistics -> statistics.failed(0));
        }
    }

    @Test
    void every_checkpoint_of_a_series_has_a_run_and_only_the_last_is_judged() {
        try (Workbench bench = series()) {
            EngineExecutionResults results = bench.with(Settings.CHECKPOINTS, "demo-1, demo-2,demo-3")
                    .weigh(JapaneseSuite.class);

            results.testEvents().assertThatEvents()
                    .haveExactly(1, event(displayName("demo-1: counters"), finishedSuccessfully()))
                    .haveExactly(1, event(displayName("demo-3: years"), finishedSuccessfully()));
            results.testEvents().assertStatistics(statistics -> statistics.started(8).succeeded(8));
            assertThat(bench.sealed()).extracting(run -> run.header().checkpoint().name() + " "
                    + run.judgement().isPresent()).containsExactly("demo-1 false", "demo-2 false", "demo-3 true");
        }
    }

    @Test
    void the_candidate_is_compared_with_a_checkpoint_of_the_series() {
        try (Workbench bench = series()) {
            bench.with(Settings.CHECKPOINTS, "demo-2,demo-3").with(Settings.BASELINE, "demo-2")
                    .weigh(SafetySuite.class);

            Judgement judgement = bench.sealed().getLast().judgement().orElseThrow();
            assertThat(judgement.verdict()).isEqualTo(new Verdict.Pass("1 of 1 gate passed"));
            assertThat(judgement.baseline().orElseThrow().checkpoint()).isEqualTo("demo-2");
            assertThat(judgement.baseline().orElseThrow().run()).isEqualTo(bench.sealed().getFirst().header().id());
        }
    }

    @Test
    void the_candidate_is_compared_with_the_newest_run_in_the_runs_folder() {
        try (Workbench bench = series()) {
            bench.with(Settings.CHECKPOINTS, "demo-3").weigh(SafetySuite.class);
            bench.with(Settings.CHECKPOINTS, "demo-1").with(Settings.BASELINE, "demo-3").weigh(SafetySuite.class);

            assertThat(bench.sealed()).flatExtracting(run -> run.judgement().map(Judgement::verdict).stream().toList())
                    .containsExactly(new Verdict.Fail("1 of 1 gate failed"),
                            new Verdict.Invalid("1 of 1 gate could not be judged"));
        }
    }

    @Test
    void the_candidate_is_compared_with_a_run_named_by_its_folder(@TempDir Path elsewhere) {
        try (Workbench before = new Workbench(elsewhere, () -> ScriptedRunner.serving("release", RIGHT));
                Workbench bench = series()) {
            before.weigh(SafetySuite.class);
            Path folder = elsewhere.resolve(before.sealed().getFirst().header().id());

            bench.with(Settings.CHECKPOINTS, "demo-3").with(Settings.BASELINE, folder).weigh(SafetySuite.class);

            Judgement judgement = bench.sealed().getLast().judgement().orElseThrow();
            assertThat(judgement.baseline().orElseThrow().checkpoint()).isEqualTo("release");
            assertThat(judgement.verdict()).isEqualTo(new Verdict.Pass("1 of 1 gate passed"));
        }
    }

    @Test
    void tools_hear_what_was_measured_and_where_the_record_is() {
        try (Workbench bench = new Workbench(runs, () -> ScriptedRunner.serving("demo-1", RIGHT))) {
            EngineExecutionResults results = bench.weigh(JapaneseSuite.class);

            Map<String, String> told = results.testEvents().reportingEntryPublished()
                    .filter(event -> event.getTestDescriptor().getDisplayName().equals("japanese: counters"))
                    .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs()).findFirst()
                    .orElseThrow();
            assertThat(told).isEqualTo(new TreeMap<>(Map.of("scored", "20", "unscored", "0", "counters/share", "1.0",
                    "counters/share interval", "[0.95, 1.05]")));
            List<Path> files = results.containerEvents().fileEntryPublished()
                    .map(event -> event.getRequiredPayload(FileEntry.class).getPath()).toList();
            assertThat(files).containsExactly(runs.resolve("20260401-093000-japanese-demo-1").resolve("record.json"));
        }
    }

    @Test
    void running_again_makes_another_run() {
        try (Workbench bench = new Workbench(runs, () -> ScriptedRunner.serving("demo-1", RIGHT))) {
            bench.weigh(JapaneseSuite.class);
            bench.weigh(JapaneseSuite.class);

            assertThat(bench.sealed()).extracting(run -> run.header().id())
                    .containsExactly("20260401-093000-japanese-demo-1", "20260401-093000-japanese-demo-1-2");
        }
    }

    @Test
    void suites_that_are_run_together_do_not_disturb_each_other() {
        try (Workbench bench = series()) {
            EngineExecutionResults results = bench.weigh(JapaneseSuite.class, SafetySuite.class);

            results.testEvents().assertThatEvents()
                    .haveExactly(1, event(displayName("safety: hazards"), finishedSuccessfully()))
                    .haveExactly(1, event(displayName("japanese: years"), finishedSuccessfully()));
            assertThat(bench.sealed()).hasSize(2);
        }
    }

    private Workbench series() {
        return new Workbench(runs,
                () -> ScriptedRunner.serving("demo-1", WRONG).and("demo-2", RIGHT).and("demo-3", RIGHT));
    }
}
