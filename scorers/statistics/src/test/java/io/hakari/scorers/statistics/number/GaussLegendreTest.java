package io.hakari.scorers.statistics.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;

class GaussLegendreTest {

    @Test
    void integrates_polynomials_of_degree_31_exactly() {
        assertThat(integral(GaussLegendre.over(0, 1, 1), x -> Math.pow(x, 31))).isCloseTo(1.0 / 32, within(1e-16));
        assertThat(integral(GaussLegendre.over(-1, 3, 4), x -> 3 * x * x)).isCloseTo(28, within(1e-13));
    }

    @Test
    void integrates_a_bell_curve_on_panels() {
        assertThat(integral(GaussLegendre.over(-9, 9, 1), x -> Math.exp(-x * x / 2)))
                .isCloseTo(Math.sqrt(2 * Math.PI), within(1e-14));
    }

    @Test
    void refuses_an_empty_interval() {
        assertThatThrownBy(() -> GaussLegendre.over(1, 1, 1)).hasMessage("high [1.0] must be finite and above 1.0");
    }

    private static double integral(GaussLegendre rule, DoubleUnaryOperator function) {
        double[] nodes = rule.nodes();
        double[] weights = rule.weights();
        double sum = 0;
        for (int i = 0; i < nodes.length; i++) {
            sum += weights[i] * function.applyAsDouble(nodes[i]);
        }
        return sum;
    }
}
