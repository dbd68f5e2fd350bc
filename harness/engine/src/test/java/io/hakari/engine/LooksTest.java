package io.hakari.engine;

import static io.hakari.engine.suites.Pieces.choosing;
import static io.hakari.gate.Points.points;
import static io.hakari.suite.Gates.metric;
import static io.hakari.suite.Suite.suite;
import static io.hakari.testkit.RecordAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoveryIssue;

import io.hakari.engine.suites.Given;
import io.hakari.engine.suites.Items;
import io.hakari.gate.Gate;
import io.hakari.gate.Plan;
import io.hakari.gate.Policy;
import io.hakari.gate.Statistician;
import io.hakari.gate.Terms;
import io.hakari.gate.Verdict;
import io.hakari.records.Judgement;
import io.hakari.records.LookRecord;
import io.hakari.records.Runs;
import io.hakari.sample.Portion;
import io.hakari.sample.Sample;
import io.hakari.suite.Suite;
import io.hakari.testkit.Script;
import io.hakari.testkit.ScriptedRunner;

class LooksTest {
    private static final List<Sample> ITEMS = new Items("items", 40).open().toList();
    private static final Gate FLOOR = metric("items/share").staysAbove(0.5);
    /// A model that is always wrong has a share between -5 and +5 %, so that nothing decides.
    private static final Gate OPEN = metric("items/share").staysAbove(0.02);

    @TempDir
    private Path runs;

    @Nested
    class A_run_ends_at_the_first_look {

        @Test
        void when_every_gate_has_passed() {
            try (Workbench bench = bench(Answers.RIGHT)) {
                bench.weigh(looking(FLOOR));

                assertThat(bench.last()).hasVerdict(Verdict.Pass.class).wasLookedAtAfter(0.25).hasTrials(within(0.25));
                assertThat(bench.printed()).contains("Look 1/3    25 % of the samples, " + within(0.25)
                        + " trials: PASS: 1 of 1 gate passed");
            }
        }

        @Test
        void when_one_has_failed_for_good_although_another_is_undecided() {
            try (Workbench bench = bench(Answers.WRONG)) {
                bench.weigh(looking(OPEN, FLOOR));

                assertThat(bench.last()).hasVerdict(Verdict.Fail.class).wasLookedAtAfter(0.25);
            }
        }

        @Test
        void when_one_cannot_be_judged_which_more_samples_would_not_mend() {
            try (Workbench bench = bench(Answers.WRONG)) {
                bench.weigh(looking(OPEN, metric("items/share").isNoWorseThanBaseline().byMoreThan(points(2))));

                assertThat(bench.last()).hasVerdict(Verdict.Invalid.class).wasLookedAtAfter(0.25);
            }
        }

        @Test
        void but_not_for_the_sake_of_an_advisory_gate() {
            try (Workbench bench = bench(Answers.WRONG)) {
                bench.weigh(looking(OPEN, FLOOR.advisory()));

                assertThat(bench.last()).hasVerdict(Verdict.Undecided.class).wasLookedAtAfter(0.25, 0.5, 1.0);
            }
        }
    }

    @Nested
    class An_undecided_run {

        @Test
        void asks_the_next_share_until_it_is_decided() {
            Set<Integer> late = new TreeSet<>();
            for (int number = 0; number < ITEMS.size(); number++) {
                if (!Portion.holds(ITEMS.get(number).id(), 0.25)) {
                    late.add(number);
                }
            }
            try (Workbench bench = bench(Answers.rightAbout(late::contains))) {
                bench.weigh(looking(OPEN));

                assertThat(bench.last()).hasVerdict(Verdict.Pass.class).wasLookedAtAfter(0.25, 0.5)
                        .hasTrials(within(0.5)).hasTask("items", within(0.5), 0);
            }
        }

        @Test
        void is_undecided_for_good_when_nothing_is_left_to_ask() {
            try (Workbench bench = bench(Answers.WRONG)) {
                bench.weigh(looking(OPEN));

                assertThat(judgement(bench).verdict()).isEqualTo(new Verdict.Undecided(
                        "1 of 1 gate undecided, for good: this was the last of 3 looks"));
                assertThat(bench.last()).wasLookedAtAfter(0.25, 0.5, 1.0).hasTrials(40);
            }
        }

        @Test
        void spends_at_each_look_what_the_statistician_allows() {
            try (Workbench bench = bench(Answers.WRONG)) {
                bench.weigh(looking(OPEN));

                assertThat(judgement(bench).looks()).extracting(LookRecord::alphaPass).containsExactly(0.0125, 0.025,
                        0.05);
                assertThat(judgement(bench).looks()).extracting(LookRecord::trials).containsExactly(within(0.25),
                        within(0.5), 40L);
                assertThat(judgement(bench).looks().getFirst().verdict())
                        .isEqualTo(new Verdict.Undecided("1 of 1 gate undecided"));
            }
        }

        @Test
        void goes_on_after_an_interruption_where_it_was() {
            var asked = new AtomicInteger();
            long before = within(0.25) + 3;
            try (Workbench losing = bench(Answers.WRONG.losingItselfAfter(before));
                    Workbench again = bench(Answers.WRONG.telling(_ -> asked.incrementAndGet()))) {
                losing.with(Settings.IN_FLIGHT, 1).weigh(looking(OPEN));
                again.weigh(looking(OPEN));

                assertThat(asked.get() + before).isEqualTo(40);
                assertThat(again.last()).wasLookedAtAfter(0.25, 0.5, 1.0);
            }
        }

        @Test
        void is_not_looked_at_again_once_it_is_sealed() {
            try (Workbench bench = bench(Answers.WRONG)) {
                bench.weigh(looking(OPEN));
                bench.weigh(looking(OPEN));

                assertThat(bench.sealed()).hasSize(2).allSatisfy(run -> assertThat(run).hasTrials(40));
            }
        }
    }

    @Nested
    class Against_a_baseline {
        private final Gate noWorse = metric("items/share").isNoWorseThanBaseline().byMoreThan(points(10));

        @Test
        void the_same_share_of_both_runs_is_compared_and_history_is_asked_in_full() {
            try (Workbench bench = two()) {
                bench.with(Settings.CHECKPOINTS, "demo-1,demo-2").with(Settings.BASELINE, "demo-1")
                        .weigh(looking(noWorse));

                assertThat(bench.sealed().getFirst()).hasTrials(40).isNotJudged();
                assertThat(bench.last()).hasVerdict(Verdict.Pass.class).wasLookedAtAfter(0.25);
            }
        }

        @Test
        void one_that_was_decided_early_cannot_be_compared_with_more_than_it_has() {
            Script late = Answers.rightAbout(number -> !Portion.holds(ITEMS.get(number).id(), 0.5));
            try (Workbench bench = new Workbench(runs,
                    () -> ScriptedRunner.serving("demo-1", Answers.RIGHT).and("demo-2", late))) {
                bench.with(Settings.CHECKPOINTS, "demo-1").weigh(looking(FLOOR));
                bench.with(Settings.CHECKPOINTS, "demo-2").with(Settings.BASELINE, "demo-1")
                        .weigh(looking(OPEN, metric("items/share").isNoWorseThanBaseline().byMoreThan(points(99))));

                assertThat(bench.last()).wasLookedAtAfter(0.25, 0.5).hasVerdict(Verdict.Invalid.class);
                assertThat(judgement(bench).gates().getLast().verdict().reason()).endsWith(
                        "was decided after 25 % of its samples and this look needs 50 %; weigh it in full");
            }
        }

        private Workbench two() {
            return new Workbench(runs,
                    () -> ScriptedRunner.serving("demo-1", Answers.RIGHT).and("demo-2", Answers.RIGHT));
        }
    }

    @Test
    void which_samples_are_asked_first_does_not_depend_on_the_order_of_the_dataset() {
        Policy policy = looking(suite("given", "1").task(choosing("items", new Given("items"))), FLOOR).policy();
        List<Set<String>> asked = new ArrayList<>();
        for (List<Sample> order : List.of(ITEMS, ITEMS.reversed())) {
            Given.samples(order);
            try (Workbench bench = bench(Answers.RIGHT)) {
                bench.weigh(Given.suite(
                        suite("given", "1").task(choosing("items", new Given("items"))).build().under(policy)));
                Set<String> ids = new TreeSet<>();
                Runs.in(runs).scores(bench.last(), "items").forEach(trial -> ids.add(trial.sampleId()));
                asked.add(ids);
            }
        }
        assertThat(asked.getFirst()).isEqualTo(asked.getLast()).hasSize((int) within(0.25));
    }

    @Test
    void places_are_spread_evenly() {
        long below = new Items("many", 4000).open().filter(sample -> Portion.holds(sample.id(), 0.3)).count();

        // Of 4,000 places 1,200 are expected, with a standard deviation of 29.
        assertThat(below).isBetween(1100L, 1300L);
    }

    @Test
    void one_look_is_no_look_apart() {
        try (Workbench bench = bench(Answers.RIGHT)) {
            bench.withoutStatistician().weigh(Given.suite(
                    suite("given", "1").task(choosing("items", 40)).gate(FLOOR).build()));

            assertThat(bench.last()).hasVerdict(Verdict.Pass.class).wasLookedAtAfter().hasTrials(40);
            assertThat(bench.printed()).doesNotContain("Look ");
        }
    }

    @Nested
    class Nobody_looks {

        @Test
        void several_times_when_the_error_rates_cannot_be_divided() {
            try (Workbench bench = bench(Answers.RIGHT)) {
                List<String> messages = bench.withoutStatistician().discover(selectClass(looking(FLOOR)))
                        .getDiscoveryIssues().stream().map(DiscoveryIssue::message).toList();

                assertThat(messages).containsExactly("io.hakari.engine.suites.Given$GivenSuite: policy [given] looks 3"
                        + " times and nobody can divide its error rates among the looks; put scorers/statistics on the"
                        + " class path");
            }
        }

        @Test
        void with_error_rates_that_are_none() {
            Policy policy = new Policy("p", Terms.USUAL, List.of(0.5, 1.0), List.of(FLOOR));

            assertThatThrownBy(() -> Look.of(policy, Optional.of(new Spending(List.of(0.05)))))
                    .hasMessage("the looks [0.5, 1.0] of policy [p] were given the error rates [0.05]; each must be in"
                            + " [0, 0.05]");
            assertThatThrownBy(() -> Look.of(policy, Optional.of(new Spending(List.of(0.01, 0.06)))))
                    .hasMessageContaining("[0.01, 0.06]");
            assertThatThrownBy(() -> Look.of(policy, Optional.of(new Spending(List.of(Double.NaN, 0.05)))))
                    .hasMessageContaining("[NaN, 0.05]");
        }

        @Test
        void with_so_little_that_no_confidence_can_say_it() {
            Policy policy = new Policy("p", Terms.USUAL, List.of(0.01, 1.0), List.of(FLOOR));

            Look first = Look.of(policy, Optional.of(new Spending(List.of(0.0, 0.05)))).getFirst();

            assertThat(1 - 2 * first.terms().alphaPass()).isLessThan(1);
        }

        /// Says whatever a test wants.
        private record Spending(List<Double> spent) implements Statistician {
            @Override
            public Need need(Plan plan, double margin, double alpha, int gates) {
                throw new UnsupportedOperationException("not asked here");
            }

            @Override
            public double detectable(Plan plan, double alpha, int gates, long trials) {
                throw new UnsupportedOperationException("not asked here");
            }

            @Override
            public List<Double> spend(double alpha, List<Double> looks) {
                return spent;
            }

            @Override
            public long demonstration(double limit, double alpha, long violations) {
                throw new UnsupportedOperationException("not asked here");
            }

            @Override
            public double exposure(double limit, double alpha, long events) {
                throw new UnsupportedOperationException("not asked here");
            }

            @Override
            public double noise(double[] values) {
                throw new UnsupportedOperationException("not asked here");
            }
        }
    }

    private Workbench bench(Script script) {
        return new Workbench(runs, () -> ScriptedRunner.serving("demo-1", script));
    }

    private static Class<?> looking(Gate... gates) {
        return Given.suite(looking(suite("given", "1").task(choosing("items", 40)), gates));
    }

    private static Suite looking(Suite.Builder builder, Gate... gates) {
        List.of(gates).forEach(builder::gate);
        return builder.lookingAfter(0.25, 0.5, 1).build();
    }

    private static Judgement judgement(Workbench bench) {
        return bench.last().judgement().orElseThrow();
    }

    private static long within(double share) {
        return ITEMS.stream().filter(sample -> Portion.holds(sample.id(), share)).count();
    }
}
