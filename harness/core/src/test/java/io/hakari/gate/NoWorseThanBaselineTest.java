package io.hakari.gate;

import static io.hakari.gate.Measured.METRIC;
import static io.hakari.gate.Measured.between;
import static io.hakari.gate.Measured.changed;
import static io.hakari.gate.Measured.estimate;
import static io.hakari.gate.Points.points;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NoWorseThanBaselineTest {
    private static final Gate GATE = new NoWorseThanBaseline(METRIC, points(2));

    @Test
    void says_its_rule() {
        assertThat(GATE.rule()).isEqualTo("reading/accuracy is no worse than baseline by more than 2 points");
        assertThat(new NoWorseThanBaseline(METRIC, points(0.5)).rule())
                .isEqualTo("reading/accuracy is no worse than baseline by more than 0.5 points");
        assertThat(GATE.limit()).isEqualTo(-0.02);
    }

    @Test
    void is_invalid_for_the_reason_that_makes_the_baseline_incomparable() {
        Finding finding = changed(0.01, 0.03, true).of(METRIC).orElseThrow();
        Evidence evidence = new Evidence(Map.of(METRIC, finding.incomparable("the baseline is of another suite")));

        assertThat(finding.incomparable("other").change()).isEmpty();
        assertThat(GATE.judge(evidence).verdict()).isEqualTo(new Verdict.Invalid("the baseline is of another suite"));
    }

    @Nested
    class Where_higher_is_better {

        @Test
        void passes_when_the_change_is_proven_to_be_above_the_margin() {
            assertThat(GATE.judge(changed(Math.nextUp(-0.02), 0.03, true)).verdict())
                    .isEqualTo(new Verdict.Pass("the change is between -2.0 points and +3.0 points"));
        }

        @Test
        void is_undecided_when_the_interval_begins_at_the_margin_or_holds_it() {
            assertThat(GATE.judge(changed(-0.02, 0.03, true)).verdict()).isEqualTo(new Verdict.Undecided(
                    "the change is between -2.0 points and +3.0 points; 1000 pairs cannot tell"));
            assertThat(GATE.judge(changed(-0.04, Math.nextUp(-0.02), true)).verdict())
                    .isInstanceOf(Verdict.Undecided.class);
        }

        @Test
        void fails_when_the_interval_ends_below_the_margin() {
            assertThat(GATE.judge(changed(-0.04, -0.02, true)).verdict()).isInstanceOf(Verdict.Undecided.class);
            assertThat(GATE.judge(changed(-0.04, Math.nextDown(-0.02), true)).verdict())
                    .isEqualTo(new Verdict.Fail("the change is between -4.0 points and -2.0 points"));
        }

        @Test
        void does_not_pass_a_small_run_for_showing_no_difference() {
            assertThat(GATE.judge(changed(-0.3, 0.3, true)).verdict()).isInstanceOf(Verdict.Undecided.class);
        }

        @Test
        void passes_a_proven_loss_within_the_margin() {
            assertThat(GATE.judge(changed(-0.015, -0.005, true)).verdict()).isInstanceOf(Verdict.Pass.class);
        }
    }

    @Nested
    class Where_lower_is_better {

        @Test
        void passes_when_the_rise_is_proven_to_be_below_the_margin() {
            assertThat(GATE.judge(changed(-0.5, Math.nextDown(0.02), false)).verdict())
                    .isEqualTo(new Verdict.Pass("the change is between -50.0 points and +2.0 points"));
        }

        @Test
        void is_undecided_when_the_interval_ends_at_the_margin_or_holds_it() {
            assertThat(GATE.judge(changed(0, 0.02, false)).verdict()).isInstanceOf(Verdict.Undecided.class);
            assertThat(GATE.judge(changed(Math.nextDown(0.02), 0.03, false)).verdict())
                    .isInstanceOf(Verdict.Undecided.class);
        }

        @Test
        void fails_when_the_interval_begins_above_the_margin() {
            assertThat(GATE.judge(changed(0.02, 0.03, false)).verdict()).isInstanceOf(Verdict.Undecided.class);
            assertThat(GATE.judge(changed(Math.nextUp(0.02), 0.03, false)).verdict())
                    .isEqualTo(new Verdict.Fail("the change is between +2.0 points and +3.0 points"));
        }
    }

    @Nested
    class Without_enough_pairs {

        @Test
        void is_invalid_without_a_baseline() {
            assertThat(GATE.judge(between(0.7, 0.8)).verdict())
                    .isEqualTo(new Verdict.Invalid("reading/accuracy has no common "
                            + "samples with a baseline; name one by its run or checkpoint"));
        }

        @Test
        void is_invalid_when_more_than_one_percent_has_no_partner() {
            assertThat(judged(985, 15)).isEqualTo(new Verdict.Invalid("reading/accuracy against baseline rests on 985 "
                    + "of 1000 trials; at most 1 % may be unscored"));
            assertThat(judged(990, 10)).isInstanceOf(Verdict.Pass.class);
        }

        @Test
        void is_invalid_when_the_candidate_itself_is_not_covered() {
            assertThat(GATE.judge(Measured.evidence(estimate(0.7, 0.8, 900, 100),
                    Optional.of(estimate(0, 0.1, 900, 0)), true)).verdict()).isEqualTo(new Verdict.Invalid(
                            "reading/accuracy rests on 900 of 1000 trials; at most 1 % may be unscored"));
        }

        private Verdict judged(long pairs, long alone) {
            return GATE.judge(Measured.evidence(estimate(0.7, 0.8, 1000, 0),
                    Optional.of(estimate(0, 0.1, pairs, alone)), true)).verdict();
        }
    }

    @Test
    void a_margin_is_a_number_of_points_between_0_and_100() {
        assertThat(points(2)).isEqualTo(new Points(0.02));
        for (double margin : new double[]{0, -1, 100, Double.NaN}) {
            assertThatThrownBy(() -> points(margin)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a margin of [" + margin + "] points must be above 0 and below 100");
        }
    }
}
