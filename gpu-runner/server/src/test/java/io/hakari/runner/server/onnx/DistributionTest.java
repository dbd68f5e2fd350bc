package io.hakari.runner.server.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DistributionTest {

    /// numpy 2.4: `x - scipy.special.logsumexp(x)` for x = [1, 2, 3], in float64.
    @Test
    void log_probabilities_are_those_of_a_softmax() {
        Distribution distribution = Distribution.of(new float[]{1, 2, 3});
        assertThat(distribution.logProbability(0)).isEqualTo(-2.40760596444438, within(1e-14));
        assertThat(distribution.logProbability(2)).isEqualTo(-0.4076059644443803, within(1e-14));
        assertThat(distribution.best()).isEqualTo(2);
    }

    @Test
    void large_logits_do_not_overflow() {
        Distribution distribution = Distribution.of(new float[]{3e38f, 3e38f});
        assertThat(distribution.logProbability(1)).isEqualTo(-Math.log(2), within(1e-14));
        assertThat(distribution.best()).isZero();
    }

    @Test
    void an_impossible_token_has_no_probability() {
        assertThat(Distribution.of(new float[]{0, Float.NEGATIVE_INFINITY}).logProbability(1))
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void what_is_not_a_number_stays_visible() {
        assertThat(Distribution.of(new float[]{0, Float.NaN}).logProbability(0)).isNaN();
    }
}
