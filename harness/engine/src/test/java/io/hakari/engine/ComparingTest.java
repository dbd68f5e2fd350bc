package io.hakari.engine;

import static io.hakari.engine.suites.Pieces.choosing;
import static io.hakari.gate.Points.points;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static io.hakari.testkit.RecordAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.engine.suites.Given;
import io.hakari.engine.suites.Items;
import io.hakari.gate.Gate;
import io.hakari.gate.Verdict;
import io.hakari.records.Journal;
import io.hakari.records.RunHeader;
import io.hakari.records.RunRecord;
import io.hakari.records.Runs;
import io.hakari.suite.Suite;
import io.hakari.testkit.ScriptedRunner;

class ComparingTest {
    private static final Gate NO_WORSE = metric("items/share").isNoWorseThanBaseline().byMoreThan(points(10));
    private static final String RUN = "baseline run [20260401-093000-given-demo-1] ";

    @TempDir
    private Path runs;
    private Workbench bench;

    @BeforeEach
    void openBench() {
        bench = new Workbench(runs,
                () -> ScriptedRunner.serving("demo-1", Answers.RIGHT).and("demo-2", Answers.RIGHT));
        Given.samples(new Items("items", 10).open().toList());
    }

    @Nested
    class A_comparison_is_invalid {

        @Test
        void when_the_baseline_was_weighed_on_another_version_of_the_suite() {
            weigh("demo-1", given("1"));
            against("demo-1", given("2"));

            assertThat(bench.last()).hasVerdict(Verdict.Invalid.class).hasVerdictOn("items/share",
                    Verdict.Invalid.class, RUN + "was weighed by other settings: suite version [1] and not [2];"
                            + " weigh it again on this suite");
        }

        @Test
        void when_a_task_was_set_up_in_another_way() {
            weigh("demo-1", given("1"));
            against("demo-1", suite("given", "1").task(choosing("items", new Given("items")).repeated(2))
                    .gate(NO_WORSE).build());

            assertThat(bench.last()).hasVerdictOn("items/share", Verdict.Invalid.class,
                    RUN + "was weighed by other settings: task [items] had design [Design(repeats=1, cluster=none,"
                            + " slices=[])] and not design [Design(repeats=2, cluster=none, slices=[])]; weigh it");
        }

        @Test
        void when_the_dataset_holds_other_samples_although_its_settings_are_the_same() {
            weigh("demo-1", given("1"));
            Given.samples(new Items("items", 11).open().skip(1).toList());
            against("demo-1", given("1"));

            assertThat(bench.last()).hasVerdictOn("items/share", Verdict.Invalid.class,
                    RUN + "was asked other samples of task [items]: their digest is [");
        }

        @Test
        void when_the_baseline_did_not_ask_the_task() {
            Suite two = suite("given", "1").task(choosing("items", new Given("items"))).task(choosing("more", 3))
                    .gate(NO_WORSE).build();
            weigh("demo-1", two);
            RunRecord whole = bench.last();
            reseal(whole.header(), "00-part", whole);
            against(runs.resolve("00-part").toString(), two);

            assertThat(bench.last()).hasVerdictOn("items/share", Verdict.Invalid.class,
                    "baseline run [00-part] did not ask task [items]; weigh it again with all tasks");
        }

        @Test
        void and_the_other_gates_are_judged_as_ever() {
            weigh("demo-1", given("1"));
            against("demo-1", suite("given", "2").task(choosing("items", new Given("items")))
                    .gate(metric("items/share").staysAbove(0.5)).build());

            assertThat(bench.last()).hasVerdict(Verdict.Pass.class)
                    .hasNote(RUN + "was weighed by other settings: suite version [1] and not [2]");
        }
    }

    @Test
    void a_baseline_that_was_changed_after_it_was_sealed_ends_the_weighing_before_anything_is_asked()
            throws IOException {
        weigh("demo-1", given("1"));
        Path journal = runs.resolve(bench.last().header().id()).resolve("journal.jsonl");
        String lines = Files.readString(journal);
        Files.writeString(journal, lines.substring(0, lines.lastIndexOf("\n", lines.length() - 2) + 1));
        against("demo-1", given("1"));

        assertThat(bench.sealed()).hasSize(1);
        assertThat(bench.unsealed()).isEmpty();
    }

    @Test
    void another_version_of_hakari_and_another_seed_are_noted_and_compared() {
        weigh("demo-1", given("1"));
        RunRecord then = bench.last();
        RunHeader header = then.header();
        reseal(new RunHeader("00-old", header.started(), header.suite(), header.suiteVersion(), header.suiteDigest(),
                header.policy(), header.tasks(), header.checkpoint(), header.runner(), 7, header.limit(),
                Map.of("hakari", "0.0.9")), "00-old", then);
        against(runs.resolve("00-old").toString(), given("1"));

        assertThat(bench.last()).hasNote("the baseline was weighed by Hakari [0.0.9], this run by [")
                .hasNote("the baseline was asked with seed [7], this run with [20260401]");
    }

    @Test
    void the_same_weights_on_both_sides_are_noted() {
        weigh("demo-1", given("1"));
        bench.with(Settings.CHECKPOINTS, "demo-1").with(Settings.BASELINE, runs.resolve(bench.last().header().id()))
                .weigh(Given.suite(given("1")));

        assertThat(bench.last()).hasVerdict(Verdict.Pass.class)
                .hasNote("candidate and baseline have the same weights; what differs between them is chance");
    }

    @Test
    void an_undecided_comparison_says_how_many_pairs_it_lacks() {
        weigh("demo-1", given("1"));
        against("demo-1", suite("given", "1").task(choosing("items", new Given("items")))
                .gate(metric("items/share").isNoWorseThanBaseline().byMoreThan(points(5))).build());

        assertThat(bench.last()).hasVerdict(Verdict.Undecided.class)
                .hasNote(
                        "items/share: about 990 more pairs would decide, if the change stays as measured (a margin of 0.05)");
    }

    @Test
    void a_loss_within_the_margin_is_noted() {
        weigh("demo-1", given("1"));
        try (Workbench worse = new Workbench(runs,
                () -> ScriptedRunner.serving("demo-2", Answers.rightAbout(number -> number > 0)))) {
            worse.with(Settings.CHECKPOINTS, "demo-2").with(Settings.BASELINE, "demo-1")
                    .weigh(Given.suite(suite("given", "1").task(choosing("items", new Given("items")))
                            .gate(metric("items/share").isNoWorseThanBaseline().byMoreThan(points(20))).build()));

            assertThat(worse.last()).hasVerdict(Verdict.Pass.class).hasNote(
                    "items/share is within its margin and measurably worse than the baseline: between -15.0 and -5.0 points");
        }
    }

    private void weigh(String checkpoint, Suite suite) {
        bench.with(Settings.CHECKPOINTS, checkpoint).weigh(Given.suite(suite));
    }

    private void against(String baseline, Suite suite) {
        bench.with(Settings.CHECKPOINTS, "demo-2").with(Settings.BASELINE, baseline).weigh(Given.suite(suite));
    }

    /// Seal the trials of a run under another header; a run named `00-part` lacks the first task; the names sort before those of runs.
    private void reseal(RunHeader header, String id, RunRecord run) {
        RunHeader renamed = new RunHeader(id, header.started(), header.suite(), header.suiteVersion(),
                header.suiteDigest(), header.policy(), header.tasks(), header.checkpoint(), header.runner(),
                header.seed(), header.limit(), header.software());
        try (Journal journal = Journal.create(runs, renamed)) {
            Runs.in(runs).forEachTrial(run, journal::append);
            journal.seal(run.sealed(), id.equals("00-part") ? run.tasks().subList(1, 2) : run.tasks(), run.summaries(),
                    run.judgement());
        }
    }

    private static Suite given(String version) {
        return suite("given", version).task(choosing("items", new Given("items"))).gate(NO_WORSE).build();
    }
}
