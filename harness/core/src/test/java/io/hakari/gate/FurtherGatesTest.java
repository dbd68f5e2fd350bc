package io.hakari.gate;

import static io.hakari.gate.Points.points;
import static io.hakari.suite.Gates.atLeast;
import static io.hakari.suite.Gates.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;

/// The gates beside floor, ceiling and non-inferiority.
class FurtherGatesTest {
    private static final String METRIC = "reading/accuracy";

    @Nested
    class Better_than_baseline {
        private static final Gate GATE = metric(METRIC).isBetterThanBaselineBy(points(1));

        @Test
        void needs_a_proven_gain() {
            assertThat(GATE.rule()).isEqualTo("reading/accuracy is better than baseline by more than 1 points");
            assertThat(metric(METRIC).isBetterThanBaseline().rule())
                    .isEqualTo("reading/accuracy is better than baseline");
            assertThat(changed(GATE, 0.1, true)).isInstanceOf(Verdict.Pass.class);
            assertThat(changed(GATE, 0.03, true)).isInstanceOf(Verdict.Undecided.class);
            assertThat(changed(GATE, -0.1, true)).isInstanceOf(Verdict.Fail.class);
        }

        @Test
        void is_a_drop_where_lower_is_better() {
            assertThat(changed(GATE, -0.1, false)).isInstanceOf(Verdict.Pass.class);
            assertThat(changed(GATE, 0.1, false)).isInstanceOf(Verdict.Fail.class);
        }

        private static Verdict changed(Gate gate, double change, boolean higherIsBetter) {
            return judged(gate,
                    new Finding(Spread.of(0.8, 0.01), Optional.of(Spread.of(change, 0.01)), higherIsBetter));
        }
    }

    @Nested
    class Safety_limit {
        private static final SafetyLimit LIMIT = metric(METRIC).keepsSafetyLimit(0.001);

        @Test
        void says_its_rule_with_all_digits() {
            assertThat(LIMIT.rule()).isEqualTo("reading/accuracy stays within the safety limit of 0.1 %");
            assertThat(metric("cell/violations").keepsSafetyLimit(0.00001).withZeroTolerance().rule()).isEqualTo(
                    "cell/violations has no violation, and its rate stays within the safety limit of 0.001 %");
        }

        @Test
        void is_kept_when_the_bound_is_at_the_limit_or_below() {
            assertThat(rate(LIMIT, 0, 0, 0.001, "clopper-pearson")).isEqualTo(
                    new Verdict.Pass("0 of 5000 trials violated: the rate is at most 0.1 %"));
            assertThat(rate(LIMIT, 0, 0, Math.nextUp(0.001), "clopper-pearson")).isEqualTo(new Verdict.Undecided(
                    "0 of 5000 trials violated: the rate is at most 0.1 %; even without a violation 2995 trials are needed"));
        }

        @Test
        void is_broken_when_the_lower_bound_is_above() {
            assertThat(rate(LIMIT, 0.002, 0.0011, 0.003, "korn-graubard"))
                    .isEqualTo(new Verdict.Fail("10 of 5000 trials violated: the rate is at least 0.11 %"));
            assertThat(rate(LIMIT, 0.002, 0.001, 0.003, "clopper-pearson")).isInstanceOf(Verdict.Undecided.class);
        }

        @Test
        void without_tolerance_is_broken_by_one_violation() {
            assertThat(rate(LIMIT.withZeroTolerance(), 0.0002, 0, 0.0009, "clopper-pearson"))
                    .isEqualTo(new Verdict.Fail("1 of 5000 trials violated; none is tolerated"));
            assertThat(rate(LIMIT, 0.0002, 0, 0.0009, "clopper-pearson")).isInstanceOf(Verdict.Pass.class);
        }

        @Test
        void wants_an_exact_interval_of_a_rate_that_is_better_when_lower() {
            assertThat(rate(LIMIT, 0, 0, 0.0005, "wilson")).isInstanceOf(Verdict.Invalid.class);
            assertThat(judged(LIMIT, new Finding(exact(0, 0, 0.0005, "clopper-pearson"), Optional.empty(), true)))
                    .isInstanceOf(Verdict.Invalid.class);
        }

        @Test
        void lies_between_none_and_all() {
            assertThatThrownBy(() -> metric("a/b").keepsSafetyLimit(0))
                    .hasMessage("safety limit [0.0] of [a/b] must be in (0, 1)");
        }

        private static Verdict rate(Gate gate, double value, double lower, double upper, String method) {
            return judged(gate, new Finding(exact(value, lower, upper, method), Optional.empty(), false));
        }

        private static Estimate exact(double value, double lower, double upper, String method) {
            return new Estimate(value, new Interval(lower, upper, 0.9), 5_000, 0, method);
        }
    }

    @Nested
    class Worst_group {
        private static final Gate GATE = metric(METRIC).inEvery("level").staysAbove(0.7);

        @Test
        void holds_when_every_group_does() {
            assertThat(GATE.rule()).isEqualTo("reading/accuracy stays above 70 % for every level");
            assertThat(groups(0.9, 0.85, 0.8)).isEqualTo(new Verdict.Pass("worst is level [3]: 75.39 % to 84.61 %"));
        }

        @Test
        void is_open_when_one_group_is() {
            assertThat(groups(0.9, 0.73, 0.8)).isEqualTo(
                    new Verdict.Undecided("worst is level [2]: 68.39 % to 77.61 %; 1000 trials cannot tell"));
        }

        /// By hand: exp(-3)/2 = 0.025 is enough alone, and times three it is not.
        @Test
        void is_broken_when_one_group_is_even_among_all() {
            assertThat(groups(0.9, 0.64, 0.9)).isInstanceOf(Verdict.Undecided.class);
            assertThat(groups(0.9, 0.6, 0.9)).isInstanceOf(Verdict.Fail.class);
        }

        @Test
        void is_invalid_without_groups() {
            assertThat(judged(GATE, new Finding(Spread.of(0.9, 0.01), Optional.empty(), true)))
                    .isEqualTo(new Verdict.Invalid(
                            "reading/accuracy was not sliced by [level]; say slicedBy(\"level\") in its task"));
        }

        private static Verdict groups(double... values) {
            Map<String, Finding> parts = new TreeMap<>();
            for (int i = 0; i < values.length; i++) {
                parts.put(Integer.toString(i + 1), new Finding(Spread.of(values[i], 0.02), Optional.empty(), true));
            }
            return judged(GATE, new Finding(Spread.of(0.85, 0.01), Optional.empty(), true)
                    .sliced(Map.of("level", parts)));
        }
    }

    @Nested
    class At_least {
        private static final Gate TWO_OF_THREE = atLeast(2, metric("a/x").staysAbove(0.7),
                metric("b/x").staysAbove(0.7),
                metric("c/x").staysAbove(0.7));

        /// By hand: the second smallest p is exp(-5)/2 = 0.0034; doubled it is still below 5 %.
        @Test
        void passes_when_the_second_best_is_proven_twice_over() {
            assertThat(judged(0.8, 0.8, 0.5)).isEqualTo(new Verdict.Pass("2 of 3 hold"));
        }

        /// By hand: exp(-2.5)/2 = 0.041 holds alone, doubled it does not.
        @Test
        void is_open_when_it_is_proven_only_once() {
            assertThat(judged(0.8, 0.75, 0.7))
                    .isEqualTo(new Verdict.Undecided("2 of 3 hold; that 2 do together is not proven"));
        }

        @Test
        void fails_when_too_few_are_left() {
            assertThat(judged(0.9, 0.6, 0.6)).isEqualTo(new Verdict.Fail("1 of 3 hold"));
        }

        @Test
        void is_invalid_when_one_is_not_measured() {
            assertThat(TWO_OF_THREE.judge(new Evidence(Map.of())).verdict()).isInstanceOf(Verdict.Invalid.class);
        }

        @Test
        void wants_no_more_than_there_are() {
            assertThatThrownBy(() -> atLeast(2, metric("a/x").staysAbove(0.7)))
                    .hasMessage("u [2] must be in [1, 1], the number of gates");
        }

        private static Verdict judged(double... values) {
            Map<String, Finding> findings = new TreeMap<>();
            for (int i = 0; i < values.length; i++) {
                findings.put("abc".charAt(i) + "/x", new Finding(Spread.of(values[i], 0.02), Optional.empty(), true));
            }
            return TWO_OF_THREE.judge(new Evidence(findings)).verdict();
        }
    }

    @Nested
    class Decorated {
        private static final Statistician STATISTICIAN = new Statistician() {
            @Override
            public Need need(Plan plan, double margin, double alpha, int gates) {
                return new Need((long) (1000 * plan.power()) + gates, "by plan");
            }

            @Override
            public double detectable(Plan plan, double alpha, int gates, long trials) {
                return 0;
            }

            @Override
            public List<Double> spend(double alpha, List<Double> looks) {
                return looks;
            }

            @Override
            public long demonstration(double limit, double alpha, long violations) {
                return 1;
            }

            @Override
            public double exposure(double limit, double alpha, long events) {
                return 1;
            }

            @Override
            public double noise(double[] values) {
                return 0;
            }
        };
        private static final Finding GOOD = new Finding(Spread.of(0.9, 0.001), Optional.of(Spread.of(0.1, 0.001)),
                true);

        @Test
        void by_an_importance_it_rules_as_before() {
            Gate gate = metric(METRIC).staysAbove(0.7);

            assertThat(gate.critical().importance()).isEqualTo(Importance.CRITICAL);
            assertThat(gate.advisory().importance()).isEqualTo(Importance.ADVISORY);
            assertThat(gate.critical().rule()).isEqualTo(gate.rule());
            assertThat(gate.critical().kind()).isEqualTo("Floor");
            assertThat(judged(gate.critical(), GOOD)).isEqualTo(judged(gate, GOOD));
        }

        @Test
        void by_a_size_it_takes_back_a_pass_on_fewer_trials() {
            Gate gate = metric(METRIC).staysAbove(0.7);

            assertThat(judged(gate.onAtLeast(1_000), GOOD)).isInstanceOf(Verdict.Pass.class);
            assertThat(judged(gate.onAtLeast(1_001), GOOD)).isInstanceOf(Verdict.Undecided.class);
            assertThat(judged(metric(METRIC).staysAbove(0.99).onAtLeast(1_001), GOOD)).isInstanceOf(Verdict.Fail.class);
        }

        @Test
        void by_a_plan_it_needs_what_the_statistician_says() {
            Gate gate = metric(METRIC).isNoWorseThanBaseline().byMoreThan(points(2)).planned(Plan.power(0.9, 0.3));
            Map<String, Finding> findings = Map.of(METRIC, GOOD);

            Ruling enough = gate.judge(new Evidence(findings, Terms.USUAL, Optional.of(STATISTICIAN), 100));
            Ruling tooFew = gate.judge(new Evidence(findings, Terms.USUAL, Optional.of(STATISTICIAN), 101));

            assertThat(enough.verdict()).isInstanceOf(Verdict.Pass.class);
            assertThat(enough.plan()).contains("by plan");
            assertThat(tooFew.verdict()).isInstanceOf(Verdict.Undecided.class);
            assertThat(gate.judge(new Evidence(findings)).verdict()).isInstanceOf(Verdict.Invalid.class);
        }

        @Test
        void a_margin_below_the_noise_of_the_measuring_cannot_be_seen() {
            Gate gate = metric(METRIC).isNoWorseThanBaseline().byMoreThan(points(2));

            assertThat(judged(gate, GOOD.withNoise(0.02))).isInstanceOf(Verdict.Pass.class);
            assertThat(judged(gate, GOOD.withNoise(0.021)))
                    .isEqualTo(new Verdict.Invalid("two runs of the same weights "
                            + "differ by up to 2.1 points of reading/accuracy; a margin of 2 points cannot be seen: widen it, or "
                            + "measure with less noise"));
        }
    }

    private static Verdict judged(Gate gate, Finding finding) {
        return gate.judge(new Evidence(Map.of(METRIC, finding))).verdict();
    }
}
