package io.hakari.scorers.statistics.variance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CrossedVarianceTest {

    /// Items 0, 2 and seeds 0, 1, 2 add up: variances 2 and 1, nothing left.
    @Test
    void of_effects_that_add_up_leaves_nothing() {
        CrossedVariance crossed = CrossedVariance.of(new double[][]{{0, 1, 2}, {2, 3, 4}});

        assertThat(crossed.grandMean()).isEqualTo(2);
        assertThat(crossed.item().orElseThrow()).isCloseTo(2, within(1e-15));
        assertThat(crossed.seed().orElseThrow()).isCloseTo(1, within(1e-15));
        assertThat(crossed.residual().orElseThrow()).isCloseTo(0, within(1e-30));
        assertThat(crossed.error().orElseThrow()).isCloseTo(Math.sqrt(1 + 1.0 / 3), within(1e-15));
    }

    @Test
    void says_what_other_designs_would_cost() {
        CrossedVariance crossed = CrossedVariance.of(new double[][]{{0, 1, 2}, {2, 3, 5}, {1, 1, 0}});

        assertThat(crossed.errorOf(3, 3)).isEqualTo(crossed.error());
        assertThat(crossed.errorOf(2_000_000_000, 3).orElseThrow())
                .isCloseTo(Math.sqrt(crossed.seed().orElseThrow() / 3), within(1e-6));
        assertThatThrownBy(() -> crossed.errorOf(1, 0)).hasMessage("seeds [0] must be at least 1");
    }

    @Test
    void never_goes_below_zero() {
        CrossedVariance crossed = CrossedVariance.of(new double[][]{{0, 1}, {1, 0}});

        assertThat(crossed.item()).hasValue(0);
        assertThat(crossed.seed()).hasValue(0);
    }

    @Test
    void needs_two_of_each() {
        assertThat(CrossedVariance.of(new double[][]{{0, 1}}).residual()).isEmpty();
        assertThat(CrossedVariance.of(new double[][]{{0}, {1}}).error()).isEmpty();
        assertThat(CrossedVariance.of(new double[][]{{0}, {1}}).errorOf(5, 5)).isEmpty();
    }

    @Test
    void refuses_holes() {
        assertThatThrownBy(() -> CrossedVariance.of(new double[][]{{0, 1}, {1}}))
                .hasMessage("rows [2 values] and [1 values] must be as long");
        assertThatThrownBy(() -> CrossedVariance.of(new double[][]{{0, Double.NaN}}))
                .hasMessage("table [NaN] at index 1 must be finite");
        assertThatThrownBy(() -> CrossedVariance.of(new double[0][]))
                .hasMessage("table [] must hold at least one row");
    }
}
