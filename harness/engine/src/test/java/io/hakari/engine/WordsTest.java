package io.hakari.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;

class WordsTest {

    @Test
    void a_change_has_its_interval_in_points() {
        assertThat(Words.moved(estimate(0.031, 0.01, 0.052))).isEqualTo("+3.1 [+1.0, +5.2]");
    }

    @Test
    void what_nothing_bounds_has_no_interval() {
        Estimate open = estimate(0.031, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

        assertThat(Words.moved(open)).isEqualTo("+3.1 [no interval]");
        assertThat(Words.interval(open)).isEqualTo("no interval");
    }

    private static Estimate estimate(double value, double lower, double upper) {
        return new Estimate(value, new Interval(lower, upper, 0.95), 40, 0, 40, "by hand");
    }
}
