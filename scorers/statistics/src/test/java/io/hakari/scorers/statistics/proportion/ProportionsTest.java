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

    private static void compare(Interval own, org.apache.commons.statistics.interval.Interval commons) {
        assertThat(own.lower()).isCloseTo(commons.getLowerBound(), within(1e-13));
        assertThat(own.upper()).isCloseTo(commons.getUpperBound(), within(1e-13));
    }
}
