package io.hakari.scorers.statistics.variance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MacroAverageTest {
    private static final double[] MEANS = {0.5, 0.9};
    private static final double[] ERRORS = {0.03, 0.04};

    @Test
    void depends_on_the_ratio_of_weights_alone() {
        assertThat(MacroAverage.of(MEANS, ERRORS)).isEqualTo(MacroAverage.of(MEANS, ERRORS, new double[]{4, 4}));
        assertThat(MacroAverage.of(MEANS, ERRORS).error()).isCloseTo(0.025, within(1e-16));
        assertThat(MacroAverage.of(MEANS, ERRORS, new double[]{0, 2})).isEqualTo(new MacroAverage(0.9, 0.04));
    }

    @Test
    void is_pooled_over_samples_by_another_formula() {
        assertThat(MacroAverage.pooledError(new double[]{0.03, 0.03}, new long[]{50, 50}).orElseThrow())
                .isCloseTo(0.03 / Math.sqrt(2), within(1e-16));
        assertThat(MacroAverage.pooledError(ERRORS, new long[]{1, 1})).isEmpty();
    }

    @Test
    void refuses_lists_that_do_not_fit() {
        assertThatThrownBy(() -> MacroAverage.of(MEANS, new double[]{0.1}))
                .hasMessage("means [2 values] and standard errors [1 values] must be as many");
        assertThatThrownBy(() -> MacroAverage.of(MEANS, ERRORS, new double[2]))
                .hasMessage("weights [0.0] must not be 0 together");
        assertThatThrownBy(() -> MacroAverage.of(MEANS, new double[]{0.1, -0.1}))
                .hasMessageStartingWith("standard error [-0.1] must be in [0,");
        assertThatThrownBy(() -> MacroAverage.pooledError(ERRORS, new long[]{5, 0}))
                .hasMessage("size [0] must be at least 1");
    }
}
