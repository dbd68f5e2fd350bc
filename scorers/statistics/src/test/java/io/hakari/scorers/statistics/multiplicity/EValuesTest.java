package io.hakari.scorers.statistics.multiplicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EValuesTest {

    /// Of three at level 0.1 the thresholds are 30, 15 and 10: the smallest carries the others.
    @Test
    void carry_each_other() {
        assertThat(EValues.benjaminiHochberg(new double[]{10, 11, 12}, 0.1)).containsExactly(0, 1, 2);
        assertThat(EValues.benjaminiHochberg(new double[]{9.9, 11, 12}, 0.1)).isEmpty();
    }

    @Test
    void may_be_infinite() {
        assertThat(EValues.benjaminiHochberg(new double[]{0, Double.POSITIVE_INFINITY}, 0.01)).containsExactly(1);
    }

    @Test
    void are_never_negative() {
        assertThatThrownBy(() -> EValues.benjaminiHochberg(new double[]{1, -2}, 0.1))
                .hasMessage("e [-2.0] at index 1 must be at least 0");
        assertThatThrownBy(() -> EValues.benjaminiHochberg(new double[]{Double.NaN}, 0.1))
                .hasMessage("e [NaN] at index 0 must be at least 0");
        assertThatThrownBy(() -> EValues.benjaminiHochberg(new double[]{1}, 1))
                .hasMessage("alpha [1.0] must be in (0, 1)");
    }
}
