package io.hakari.scorers.statistics.multiplicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PValuesTest {

    @Test
    void ask_more_the_more_tests_must_hold() {
        double[] p = {0.2, 0.001, 0.02, 0.01};

        assertThat(PValues.partialConjunction(p, 1)).isEqualTo(0.004);
        assertThat(PValues.partialConjunction(p, 4)).isEqualTo(0.2);
    }

    @Test
    void refuse_to_be_fewer_than_must_hold() {
        assertThatThrownBy(() -> PValues.partialConjunction(new double[]{0.1}, 2))
                .hasMessage("u [2] must be in [1, 1]");
        assertThatThrownBy(() -> PValues.partialConjunction(new double[]{-0.1}, 1))
                .hasMessage("p [-0.1] at index 0 must be in [0, 1]");
        assertThatThrownBy(() -> PValues.partialConjunction(new double[]{Double.NaN}, 1))
                .hasMessage("p [NaN] at index 0 must be finite");
    }
}
