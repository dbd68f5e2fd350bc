package io.hakari.scorers.statistics.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BisectionTest {

    @Test
    void finds_a_crossing_to_the_last_bit() {
        assertThat(Bisection.root(0, 10, x -> 2 - x * x)).isCloseTo(Math.sqrt(2), within(Math.ulp(1.5)));
        assertThat(Bisection.root(0, 1, x -> 1e-12 - x)).isCloseTo(1e-12, within(Math.ulp(1e-12)));
    }

    @Test
    void ends_at_the_end_next_to_a_crossing_outside() {
        assertThat(Bisection.root(0, 1, x -> 5 - x)).isCloseTo(1, within(1e-15));
        assertThat(Bisection.root(1, 2, x -> -x)).isCloseTo(1, within(1e-15));
    }
}
