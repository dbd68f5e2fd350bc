package io.hakari.scorers.statistics.proportion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import io.hakari.metric.Interval;

class PairedProportionsTest {
    private static final double Z = 1.959963984540054;

    @Test
    void tangos_interval_ends_where_its_test_stops_rejecting() {
        long[][] counts = {{12, 2, 50}, {0, 0, 100}, {9, 14, 164}, {1, 0, 2_000_000_000}};
        for (long[] count : counts) {
            Interval interval = PairedProportions.tango(count[0], count[1], count[2], 0.95);

            assertThat(z(count, interval.lower())).isCloseTo(Z, within(1e-6));
            assertThat(z(count, interval.upper())).isCloseTo(-Z, within(1e-6));
        }
    }

    @Test
    void nothing_is_known_without_a_margin_and_without_a_discordant_pair() {
        ScoreTest test = PairedProportions.tangoNonInferiority(0, 0, 5, 0);

        assertThat(test.z()).isEmpty();
        assertThat(test.p()).isEmpty();
    }

    @Test
    void newcombes_interval_turns_around_with_its_runs() {
        Interval one = PairedProportions.newcombe(36, 12, 2, 0, 0.95).interval();
        Interval other = PairedProportions.newcombe(36, 2, 12, 0, 0.95).interval();

        assertThat(one.lower()).isCloseTo(-other.upper(), within(1e-15));
        assertThat(one.upper()).isCloseTo(-other.lower(), within(1e-15));
    }

    @Test
    void an_exact_bound_is_wider_than_tangos() {
        Interval tango = PairedProportions.tango(9, 14, 164, 0.9);

        assertThat(PairedProportions.exactLower(9, 14, 164, 0.05)).isLessThan(tango.lower());
    }

    @Test
    void impossible_numbers_are_refused() {
        assertThatThrownBy(() -> PairedProportions.newcombe(1, -1, 0, 0, 0.95))
                .hasMessage("pairs [1, -1, 0, 0] must be at least 0");
        assertThatThrownBy(() -> PairedProportions.newcombe(0, 0, 0, 0, 0.95))
                .hasMessage("pairs [0] must be at least 1");
        assertThatThrownBy(() -> PairedProportions.tangoNonInferiority(1, 1, 5, Double.NaN))
                .hasMessage("margin [NaN] must be in (-1, 1)");
        assertThatThrownBy(() -> PairedProportions.exactLower(1, 1, 5, 0)).hasMessage("alpha [0.0] must be in (0, 1)");
        assertThatThrownBy(() -> PairedProportions.tango(Long.MAX_VALUE, 1, 5, 0.95)).hasMessage(
                "discordant pairs [9223372036854775807] and [1] must be at least 0 and at most [5] together");
    }

    private static double z(long[] count, double difference) {
        return PairedProportions.tangoNonInferiority(count[0], count[1], count[2], -difference).z().orElseThrow();
    }
}
