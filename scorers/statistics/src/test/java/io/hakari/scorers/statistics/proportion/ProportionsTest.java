package io.hakari.scorers.statistics.proportion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.junit.jupiter.api.Test;

import io.hakari.metric.Interval;

class ProportionsTest {

    @Test
    void agree_with_commons_statistics_where_that_is_sound() {
        for (int n = 1; n <= 50; n++) {
            for (int k = 0; k <= n; k++) {
                compare(Proportions.wilson(k, n, 0.95),
                        BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(n, k, 0.05));
                compare(Proportions.clopperPearson(k, n, 0.95),
                        BinomialConfidenceInterval.CLOPPER_PEARSON.fromErrorRate(n, k, 0.05));
            }
        }
    }

    @Test
    void end_exactly_at_zero_and_one() {
        for (int n : new int[]{1, 3, 10, 164, 1_000_000, 2_000_000_000}) {
            assertThat(Proportions.wilson(0, n, 0.95).lower()).isEqualTo(0);
            assertThat(Proportions.wilson(n, n, 0.95).upper()).isEqualTo(1);
            assertThat(Proportions.clopperPearson(0, n, 0.95).lower()).isEqualTo(0);
            assertThat(Proportions.clopperPearson(n, n, 0.95).upper()).isEqualTo(1);
        }
    }

    @Test
    void take_more_trials_than_an_int_counts() {
        Interval interval = Proportions.wilson(3_000_000_000L, 6_000_000_000L, 0.95);

        assertThat(interval.lower()).isCloseTo(0.5 - 1.959963984540054 / 2 / Math.sqrt(6e9), within(1e-12));
    }

    @Test
    void refuse_impossible_counts_and_confidences() {
        assertThatThrownBy(() -> Proportions.wilson(0, 0, 0.95)).hasMessage("trials [0] must be at least 1");
        assertThatThrownBy(() -> Proportions.wilson(11, 10, 0.95)).hasMessage("successes [11] must be in [0, 10]");
        assertThatThrownBy(() -> Proportions.clopperPearson(-1, 10, 0.95))
                .hasMessage("successes [-1] must be in [0, 10]");
        assertThatThrownBy(() -> Proportions.wilson(1, 10, Double.NaN))
                .hasMessage("confidence [NaN] must be in (0, 1)");
        assertThatThrownBy(() -> PairedProportions.tango(6, 5, 10, 0.95))
                .hasMessage("discordant pairs [6] and [5] must be at least 0 and at most [10] together");
    }

    @Test
    void take_a_share_of_all_for_all() {
        double effective = 9.3;
        double share = effective * 7 / 7;

        assertThat(Proportions.clopperPearson(Math.nextUp(share), effective, 0.95).upper()).isEqualTo(1);
        assertThat(Proportions.wilson(Math.nextDown(share), effective, 0.95).upper()).isEqualTo(1);
        assertThatThrownBy(() -> Proportions.wilson(9.4, effective, 0.95))
                .hasMessage("successes [9.4] must be in [0, 9.3]");
    }

    @Test
    void bound_samples_of_unequal_worth_like_as_many_whole_ones() {
        assertThat(Proportions.kornGraubardUpper(0.25, 40, 0.95)).isEqualTo(Proportions.upperBoundExact(10, 40, 0.95));
        assertThatThrownBy(() -> Proportions.kornGraubardUpper(1.1, 40, 0.95))
                .hasMessage("rate [1.1] must be in [0, 1]");
        assertThatThrownBy(() -> Proportions.kornGraubardUpper(0.1, 0, 0.95))
                .hasMessage("effective sample size [0.0] must be in (0, Infinity)");
    }

    @Test
    void lie_inside_each_other_where_they_must() {
        for (int k = 0; k <= 30; k++) {
            Interval exact = Proportions.clopperPearson(k, 30, 0.95);
            Interval jeffreys = Proportions.jeffreys(k, 30, 0.95);
            assertThat(jeffreys.lower()).isBetween(exact.lower(), 1.0);
            assertThat(jeffreys.upper()).isBetween(0.0, exact.upper());
            assertThat(Proportions.agrestiCoull(k, 30, 0.95).lower())
                    .isLessThan(Proportions.wilson(k, 30, 0.95).lower() + 1e-15);
        }
    }

    @Test
    void are_believed_by_a_prior_that_is_proper() {
        assertThatThrownBy(() -> new BetaPosterior.Prior(0, 1)).hasMessage("a [0.0] must be in (0, Infinity)");
        assertThat(BetaPosterior.of(0, 10, new BetaPosterior.Prior(1, 1), 0.95).interval().lower()).isPositive();
    }

    private static void compare(Interval own, org.apache.commons.statistics.interval.Interval commons) {
        assertThat(own.lower()).isCloseTo(commons.getLowerBound(), within(1e-13));
        assertThat(own.upper()).isCloseTo(commons.getUpperBound(), within(1e-13));
    }
}
