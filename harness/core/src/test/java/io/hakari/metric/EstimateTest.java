package io.hakari.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EstimateTest {
    private static final Interval NARROW = new Interval(0.4, 0.6, 0.95);

    @Test
    void covers_the_share_that_was_scored() {
        assertThat(new Estimate(0.5, NARROW, 3, 1, "wilson").coverage()).isEqualTo(0.75);
        assertThat(new Estimate(0.5, NARROW, 3, 0, "wilson").coverage()).isEqualTo(1);
    }

    @Test
    void may_be_open_ended() {
        Interval open = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0.95);

        assertThat(new Estimate(7, open, 1, 0, "constant").upper()).isInfinite();
    }

    @Test
    void must_be_finite_and_lie_in_its_interval() {
        assertThatThrownBy(() -> new Estimate(Double.NaN, NARROW, 1, 0, "wilson"))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("estimate [NaN] must be finite");
        assertThatThrownBy(() -> new Estimate(0.39, NARROW, 1, 0, "wilson"))
                .hasMessage("estimate [0.39] lies outside its interval [0.4, 0.6]");
        assertThatThrownBy(() -> new Estimate(0.61, NARROW, 1, 0, "wilson"))
                .hasMessage("estimate [0.61] lies outside its interval [0.4, 0.6]");
    }

    @Test
    void must_rest_on_something() {
        assertThatThrownBy(() -> new Estimate(0.5, NARROW, 0, 4, "wilson"))
                .hasMessage("an estimate of [0] scored and [4] unscored trials rests on nothing");
        assertThatThrownBy(() -> new Estimate(0.5, NARROW, 4, -1, "wilson"))
                .hasMessage("an estimate of [4] scored and [-1] unscored trials rests on nothing");
    }

    @Test
    void an_interval_runs_from_lower_to_upper() {
        assertThatThrownBy(() -> new Interval(0.6, 0.4, 0.95))
                .hasMessage("interval [0.6, 0.4] must run from lower to upper");
        assertThatThrownBy(() -> new Interval(Double.NaN, 0.4, 0.95))
                .hasMessage("interval [NaN, 0.4] must run from lower to upper");
        for (double confidence : new double[]{0, 1, 95, Double.NaN}) {
            assertThatThrownBy(() -> new Interval(0, 1, confidence))
                    .hasMessage("confidence [" + confidence + "] must be in (0, 1)");
        }
    }
}
