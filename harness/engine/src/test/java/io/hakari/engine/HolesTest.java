package io.hakari.engine;

import static io.hakari.engine.suites.Pieces.choosing;
import static io.hakari.gate.Points.points;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static io.hakari.testkit.RecordAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.TagFilter;

import io.hakari.engine.suites.Given;
import io.hakari.engine.suites.Graded;
import io.hakari.engine.suites.Items;
import io.hakari.engine.suites.MishapSuites;
import io.hakari.engine.suites.Preferred;
import io.hakari.engine.suites.Share;
import io.hakari.exchange.Failure;
import io.hakari.gate.Gate;
import io.hakari.gate.Verdict;
import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;
import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.Scores;
import io.hakari.procedure.MultipleChoice;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.suite.Suite;
import io.hakari.suite.Task;
import io.hakari.testkit.Script;
import io.hakari.testkit.ScriptedRunner;

/// Ways in which gates of other harnesses have let a checkpoint through, each tried here.
class HolesTest {
    private static final Gate FLOOR = metric("items/share").staysAbove(0.5);
    private static final Gate NO_WORSE = metric("items/share").isNoWorseThanBaseline().byMoreThan(points(10));

    @TempDir
    private Path runs;

    @Test
    void a_run_of_nothing_does_not_pass() {
        Given.samples(List.of());
        try (Workbench bench = bench(Answers.RIGHT)) {
            bench.weigh(given(FLOOR));

            assertThat(bench.last()).hasVerdict(Verdict.Invalid.class).hasTrials(0);
        }
    }

    @Test
    void a_policy_without_gates_does_not_pass() {
        try (Workbench bench = bench(Answers.RIGHT)) {
            bench.weigh(Given.suite(suite("given", "1").task(choosing("items", 10)).build()));

            assertThat(bench.last()).hasVerdictBecause(Verdict.Invalid.class, "no gate was judged");
        }
    }

    @Test
    void a_policy_of_advisory_gates_alone_does_not_pass() {
        try (Workbench bench = bench(Answers.RIGHT)) {
            bench.weigh(Given.suite(suite("given", "1").task(choosing("items", 10)).gate(FLOOR.advisory()).build()))
                    .containerEvents().assertThatEvents().haveExactly(1, event(container(),
                            finishedWithFailure(message("INVALID: every gate is advisory; none decides"))));

            assertThat(bench.last()).hasVerdict(Verdict.Invalid.class);
        }
    }

    @Test
    void sixty_of_a_thousand_items_asked_do_not_pass() {
        try (Workbench bench = bench(Answers.RIGHT)) {
            bench.with(Settings.LIMIT, 60)
                    .weigh(Given.suite(suite("given", "1").task(choosing("items", 1000)).gate(FLOOR).build()));

            assertThat(bench.last()).hasVerdict(Verdict.Invalid.class).hasTrials(60);
        }
    }

    @Test
    void sixty_of_a_thousand_items_in_the_dataset_do_not_pass_against_the_thousand() {
        try (Workbench bench = two(Answers.RIGHT, Answers.RIGHT)) {
            Given.samples(items(1000));
            bench.with(Settings.CHECKPOINTS, "demo-1").weigh(given(NO_WORSE));
            Given.samples(items(60));
            bench.with(Settings.CHECKPOINTS, "demo-2").with(Settings.BASELINE, "demo-1").weigh(given(NO_WORSE));

            assertThat(bench.last()).hasVerdict(Verdict.Invalid.class).hasVerdictOn("items/share",
                    Verdict.Invalid.class, "was asked other samples of task [items]");
        }
    }

    @Test
    void sixty_of_a_thousand_items_scored_do_not_pass() {
        Script gone = Answers.RIGHT.failingWhere(words -> words.replaceAll("\\D", "").length() > 1,
                Failure.TOO_LONG, "too long");
        try (Workbench bench = bench(gone)) {
            bench.weigh(Given.suite(suite("given", "1").task(choosing("items", 1000)).gate(FLOOR).build()));

            assertThat(bench.last()).hasTask("items", 10, 990).hasVerdictOn("items/share", Verdict.Invalid.class,
                    "items/share rests on 10 of 1000 trials");
        }
    }

    @Test
    void tasks_that_were_left_out_do_not_pass_by_not_being_there() {
        Suite two = suite("given", "1").task(choosing("items", 10).tagged("good")).task(choosing("bad", 10))
                .gate(FLOOR).build();
        try (Workbench bench = bench(Answers.rightAboutTask("items"))) {
            bench.weigh(List.of(selectClass(Given.suite(two))), TagFilter.includeTags("good"));

            assertThat(bench.last()).hasVerdictBecause(Verdict.Invalid.class, "tasks [bad] were not selected");
        }
    }

    @Test
    void samples_are_paired_by_content_and_not_by_their_place_in_the_journal() {
        // The first question is answered at last, so that the journals differ in their order from the first line on.
        Script late = Answers.rightAbout(number -> number % 2 == 0)
                .failingWhere(words -> words.endsWith(" 0 番は？"), Failure.UNAVAILABLE, "not now").losingItselfAfter(9);
        Script again = Answers.rightAbout(number -> number % 2 == 0);
        Suite flips = suite("given", "1").task(Task.task("items").over(new Items("items", 10))
                .askedBy(MultipleChoice.multipleChoice()).scoredBy(new Preferred())
                .measuredBy(new Share(), new Flips()))
                .gate(NO_WORSE).build();
        try (Workbench first = bench(again); Workbench losing = two(again, late); Workbench bench = two(again, again)) {
            first.weigh(Given.suite(flips));
            losing.with(Settings.CHECKPOINTS, "demo-2").with(Settings.BASELINE, "demo-1").with(Settings.IN_FLIGHT, 1)
                    .weigh(Given.suite(flips));
            bench.with(Settings.CHECKPOINTS, "demo-2").with(Settings.BASELINE, "demo-1").weigh(Given.suite(flips));

            assertThat(bench.last()).hasTrials(11).hasChange("items/flips", 0).hasChange("items/share", 0);
        }
    }

    @Test
    void a_dataset_that_was_swapped_does_not_pass() {
        try (Workbench bench = two(Answers.RIGHT, Answers.RIGHT)) {
            Given.samples(items(10));
            bench.with(Settings.CHECKPOINTS, "demo-1").weigh(given(NO_WORSE));
            Given.samples(new Items("easier", 10).open().toList());
            bench.with(Settings.CHECKPOINTS, "demo-2").with(Settings.BASELINE, "demo-1").weigh(given(NO_WORSE));

            assertThat(bench.last()).hasVerdictOn("items/share", Verdict.Invalid.class, "was asked other samples");
        }
    }

    @Test
    void a_stale_baseline_does_not_pass() {
        try (Workbench bench = two(Answers.WRONG, Answers.RIGHT)) {
            bench.with(Settings.CHECKPOINTS, "demo-1").weigh(Given.suite(
                    suite("given", "0").task(choosing("items", 10)).gate(NO_WORSE).build()));
            bench.with(Settings.CHECKPOINTS, "demo-2").with(Settings.BASELINE, "demo-1").weigh(Given.suite(
                    suite("given", "1").task(choosing("items", 10)).gate(NO_WORSE).build()));

            assertThat(bench.last()).hasVerdictOn("items/share", Verdict.Invalid.class,
                    "suite version [0] and not [1]");
        }
    }

    @Test
    void a_baseline_whose_journal_was_edited_does_not_pass() throws IOException {
        try (Workbench bench = two(Answers.RIGHT, Answers.RIGHT)) {
            Given.samples(items(10));
            bench.with(Settings.CHECKPOINTS, "demo-1").weigh(given(NO_WORSE));
            Path journal = runs.resolve(bench.last().header().id()).resolve("journal.jsonl");
            String lines = Files.readString(journal, StandardCharsets.UTF_8);
            Files.writeString(journal, lines.substring(0, lines.lastIndexOf('\n', lines.length() - 2) + 1));

            bench.with(Settings.CHECKPOINTS, "demo-2").with(Settings.BASELINE, "demo-1").weigh(given(NO_WORSE))
                    .containerEvents().assertThatEvents().haveExactly(1, event(container(), finishedWithFailure(
                            message(text -> text
                                    .startsWith("baseline [demo-1] is not what was sealed: the SHA-256")))));
            assertThat(bench.sealed()).hasSize(1);
        }
    }

    @Test
    void an_infrastructure_error_is_no_wrong_answer() {
        try (Workbench bench = bench(Answers.RIGHT.failingEvery(200, Failure.OUT_OF_MEMORY, "no memory"))) {
            bench.weigh(Given.suite(suite("given", "1").task(choosing("items", 400)).gate(FLOOR).build()));

            assertThat(bench.last()).hasTask("items", 398, 2).hasEstimate("items/share", 1);
        }
    }

    @Test
    void infrastructure_errors_of_the_baseline_do_not_make_the_candidate_look_better() {
        try (Workbench bench = two(Answers.RIGHT.failingEvery(2, Failure.OUT_OF_MEMORY, "no memory"), Answers.WRONG)) {
            Given.samples(items(40));
            bench.with(Settings.CHECKPOINTS, "demo-1,demo-2").with(Settings.BASELINE, "demo-1").weigh(given(NO_WORSE));

            assertThat(bench.last()).hasChange("items/share", -1).hasVerdictOn("items/share", Verdict.Invalid.class,
                    "items/share against baseline rests on 20 of 40 trials");
        }
    }

    @Test
    void answers_of_other_weights_are_not_taken_over() {
        var asked = new AtomicInteger();
        try (Workbench losing = bench(Answers.RIGHT.losingItselfAfter(5));
                Workbench other = new Workbench(runs,
                        () -> ScriptedRunner.serving("demo-2", Answers.RIGHT.telling(_ -> asked.incrementAndGet())))) {
            Given.samples(items(10));
            losing.weigh(given(FLOOR));
            other.weigh(given(FLOOR));

            assertThat(asked).hasValue(10);
        }
    }

    @Test
    void gates_that_were_softened_after_the_run_began_do_not_go_on_from_it() {
        try (Workbench losing = bench(Answers.RIGHT.losingItselfAfter(5)); Workbench again = bench(Answers.RIGHT)) {
            Given.samples(items(10));
            losing.weigh(given(FLOOR));
            again.weigh(given(metric("items/share").staysAbove(0.1)));

            assertThat(again.unsealed()).hasSize(1);
            assertThat(again.last()).hasTrials(10);
        }
    }

    @Test
    void a_good_average_does_not_hide_a_bad_group() {
        try (Workbench bench = bench(Answers.rightAbout(number -> number % 2 == 0 || number > 10))) {
            bench.weigh(Given.suite(suite("given", "1")
                    .task(choosing("items", new Graded("items", 100)).slicedBy("level"))
                    .gate(FLOOR).gate(metric("items/share").inEvery("level").staysAbove(0.95)).build()));

            assertThat(bench.last()).hasSlice("items/share", "level", "odd", 0.9).hasEstimate("items/share", 0.95);
            assertThat(bench.last().judgement().orElseThrow().verdict()).isNotInstanceOf(Verdict.Pass.class);
        }
    }

    @Test
    void a_gate_that_breaks_does_not_pass() {
        Metric shy = new Shy();
        try (Workbench bench = bench(Answers.RIGHT)) {
            bench.weigh(Given.suite(suite("given", "1").task(Task.task("items").over(new Items("items", 10))
                    .askedBy(MultipleChoice.multipleChoice()).scoredBy(new Preferred()).measuredBy(shy))
                    .gate(metric("items/shy").staysAbove(0.5)).build()));

            assertThat(bench.last()).hasVerdictOn("items/shy", Verdict.Invalid.class, "the gate could not judge: ");
        }
    }

    @Test
    void nothing_that_was_asked_once_more_counts_twice() {
        try (Workbench first = bench(
                Answers.RIGHT.failingEvery(5, Failure.UNAVAILABLE, "not now").losingItselfAfter(8));
                Workbench again = bench(Answers.RIGHT)) {
            Given.samples(items(10));
            first.with(Settings.IN_FLIGHT, 1).weigh(given(FLOOR));
            again.weigh(given(FLOOR));

            assertThat(again.last()).hasTask("items", 10, 0).hasTrials(11);
        }
    }

    @Test
    void a_dataset_that_breaks_halfway_does_not_pass_on_its_first_half() {
        try (Workbench bench = bench(Answers.RIGHT)) {
            bench.weigh(MishapSuites.BrokenDataset.class);

            assertThat(bench.last()).hasVerdict(Verdict.Invalid.class).hasTaskError("broken", "this is no sample");
        }
    }

    private Workbench bench(Script script) {
        return new Workbench(runs, () -> ScriptedRunner.serving("demo-1", script));
    }

    private Workbench two(Script first, Script second) {
        return new Workbench(runs, () -> ScriptedRunner.serving("demo-1", first).and("demo-2", second));
    }

    private static Class<?> given(Gate gate) {
        return Given.suite(suite("given", "1").task(choosing("items", new Given("items"))).gate(gate).build());
    }

    private static List<Sample> items(int count) {
        return new Items("items", count).open().toList();
    }

    /// The share of samples whose score changed, which pairing by place would find where there is none.
    private record Flips() implements Metric {

        @Override
        public String name() {
            return "flips";
        }

        @Override
        public boolean higherIsBetter() {
            return false;
        }

        @Override
        public double confidence() {
            return 0.95;
        }

        @Override
        public Optional<Measurement> measure(Scores scores) {
            return new Share().measure(scores);
        }

        @Override
        public Optional<Measurement> change(Scores candidate, Scores baseline) {
            Map<String, Score> before = new HashMap<>();
            baseline.forEach(trial -> before.put(trial.sampleId(), trial.score()));
            double[] flips = new double[2];
            candidate.forEach(trial -> {
                flips[0] += trial.score().equals(before.get(trial.sampleId())) ? 0 : 1;
                flips[1]++;
            });
            double share = flips[0] / flips[1];
            return Optional.of(confidence -> new Estimate(share, new Interval(share - 0.01, share + 0.01, confidence),
                    (long) flips[1], 0, "test"));
        }
    }

    /// A metric that knows its value at one confidence and breaks at any other.
    private record Shy() implements Metric {

        @Override
        public String name() {
            return "shy";
        }

        @Override
        public boolean higherIsBetter() {
            return true;
        }

        @Override
        public double confidence() {
            return 0.5;
        }

        @Override
        public Optional<Measurement> measure(Scores scores) {
            return Optional.of(new Estimate(1, new Interval(0.9, 1, 0.5), 10, 0, "test"));
        }

        @Override
        public Optional<Measurement> change(Scores candidate, Scores baseline) {
            return Optional.empty();
        }
    }
}
