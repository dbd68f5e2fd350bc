package io.hakari.scorers.statistics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.hakari.metric.Interval;

class HedgedCapitalTest {
    private static final double[] X = new SplittableRandom(9).doubles(300).map(Math::sqrt).toArray();

    @Test
    void bounds_the_means_that_it_does_not_refute() {
        Interval interval = HedgedCapital.interval(X, 0.05, 0.5).orElseThrow();

        assertThat(HedgedCapital.of(X, interval.lower(), 0.05, 0.5).logHedged())
                .isCloseTo(Math.log(20), within(1e-9));
        assertThat(HedgedCapital.of(X, interval.upper(), 0.05, 0.5).logHedged())
                .isCloseTo(Math.log(20), within(1e-9));
        assertThat(interval.lower()).isLessThan(2.0 / 3);
        assertThat(interval.upper()).isGreaterThan(2.0 / 3);
    }

    @Test
    void is_narrower_than_the_empirical_bernstein_interval() {
        Interval hedged = HedgedCapital.interval(X, 0.05, 0.5).orElseThrow();
        Interval bernstein = EmpiricalBernstein.sequence(X, 0.05, 0.5).getLast();

        assertThat(hedged.upper() - hedged.lower()).isLessThan(bernstein.upper() - bernstein.lower());
    }

    @Test
    void mirrors_the_numbers() {
        double[] mirrored = new double[X.length];
        for (int i = 0; i < X.length; i++) {
            mirrored[i] = 1 - X[i];
        }

        assertThat(HedgedCapital.of(mirrored, 0.3, 0.05, 0.5).logUpward())
                .isCloseTo(HedgedCapital.of(X, 0.7, 0.05, 0.5).logDownward(), within(1e-10));
    }

    @Test
    void of_nothing_refutes_nothing() {
        assertThat(HedgedCapital.interval(new double[0], 0.05, 0.5)).hasValue(new Interval(0, 1, 0.95));
        assertThat(HedgedCapital.of(new double[0], 0.4, 0.05, 0.5).logHedged()).isCloseTo(-Math.log(2), within(1e-16));
    }

    @Test
    void of_a_claim_at_the_edge_stays_finite() {
        assertThat(HedgedCapital.of(X, 0, 0.05, 0.5).logUpward()).isFinite().isPositive();
        assertThat(HedgedCapital.of(X, 1, 0.05, 0.5).logDownward()).isFinite().isPositive();
    }

    @Test
    void refuses_numbers_outside() {
        assertThatThrownBy(() -> HedgedCapital.of(new double[]{2}, 0.5, 0.05, 0.5))
                .hasMessage("x [2.0] must be in [0, 1]");
        assertThatThrownBy(() -> HedgedCapital.of(X, 1.5, 0.05, 0.5)).hasMessage("m [1.5] must be in [0, 1]");
        assertThatThrownBy(() -> HedgedCapital.interval(X, 0, 0.5)).hasMessage("alpha [0.0] must be in (0, 1)");
    }
}
