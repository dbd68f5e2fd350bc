package io.hakari.scorers.statistics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import io.hakari.metric.Interval;

class AsymptoticSequenceTest {

    @Test
    void is_wider_than_the_normal_interval_at_every_time() {
        for (long t = 1; t < 1_000_000_000L; t *= 10) {
            Interval interval = AsymptoticSequence.interval(0.5, 2, t, 0.05, 0.1);

            assertThat(interval.upper() - 0.5).isGreaterThan(1.96 * 2 / Math.sqrt((double) t));
            assertThat(interval.upper() + interval.lower()).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void refuses_to_begin_without_a_number() {
        assertThatThrownBy(() -> AsymptoticSequence.interval(0, 1, 0, 0.05, 0.1))
                .hasMessage("numbers [0] must be at least 1");
        assertThatThrownBy(() -> AsymptoticSequence.interval(0, 1, 9, 0.05, 0)).hasMessage("rho [0.0] must be above 0");
        assertThatThrownBy(() -> AsymptoticSequence.interval(0, -1, 9, 0.05, 0.1))
                .hasMessageStartingWith("deviation [-1.0] must be in [0,");
    }
}
