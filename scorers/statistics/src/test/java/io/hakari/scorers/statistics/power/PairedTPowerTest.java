package io.hakari.scorers.statistics.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import io.hakari.scorers.statistics.number.Normal;

class PairedTPowerTest {

    @Test
    void without_a_difference_is_the_level() {
        for (int n : new int[]{2, 3, 10, 1000, 1_000_000}) {
            for (double alpha : new double[]{0.5, 0.05, 1e-4, 1e-9}) {
                assertThat(PairedTPower.twoSided(n, 0, 1, alpha)).isCloseTo(alpha, Percentage.withPercentage(1e-8));
            }
        }
    }

    @Test
    void does_not_mind_the_sign() {
        assertThat(PairedTPower.twoSided(12, 0.4, 0.7, 0.05)).isEqualTo(PairedTPower.twoSided(12, -0.4, 0.7, 0.05));
    }

    @Test
    void of_very_many_pairs_is_the_normal_power() {
        assertThat(PairedTPower.twoSided(2_000_000_000L, 5e-5, 1, 0.05))
                .isCloseTo(Normal.above(1.959963984540054 - 5e-5 * Math.sqrt(2e9)), within(1e-4));
    }

    @Test
    void rises_to_one() {
        double before = 0;
        for (double delta = 0; delta < 3; delta += 0.1) {
            double power = PairedTPower.twoSided(10, delta, 1, 0.05);
            assertThat(power).isGreaterThan(before).isLessThanOrEqualTo(1);
            before = power;
        }
        assertThat(PairedTPower.twoSided(10, 1000, 1, 0.05)).isCloseTo(1, within(1e-15));
    }

    @Test
    void refuses_one_pair() {
        assertThatThrownBy(() -> PairedTPower.twoSided(1, 1, 1, 0.05)).hasMessage("pairs [1] must be at least 2");
        assertThatThrownBy(() -> PairedTPower.twoSided(9, 1, 0, 0.05)).hasMessage("deviation [0.0] must be above 0");
    }
}
