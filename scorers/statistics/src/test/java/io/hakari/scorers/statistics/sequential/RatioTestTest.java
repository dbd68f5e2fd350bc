package io.hakari.scorers.statistics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RatioTestTest {
    private static final RatioTest.Plan PLAN = new RatioTest.Plan(0.5, 0.75, 0.05, 0.1);

    /// Each success is worth log 1.5, so that ⌈log 18 / log 1.5⌉ = 8 in a row accept the higher rate; each failure
    /// log 0.5, so that 4 accept the lower.
    @Test
    void stops_at_its_boundaries() {
        assertThat(PLAN.after(7, 7).decision()).isEqualTo(RatioTest.Decision.CONTINUE);
        assertThat(PLAN.after(8, 8).decision()).isEqualTo(RatioTest.Decision.ACCEPT_H1);
        assertThat(PLAN.after(0, 3).decision()).isEqualTo(RatioTest.Decision.CONTINUE);
        assertThat(PLAN.after(0, 4).decision()).isEqualTo(RatioTest.Decision.ACCEPT_H0);
    }

    @Test
    void begins_at_zero() {
        assertThat(PLAN.after(0, 0).logRatio()).isZero();
    }

    @Test
    void refuses_rates_that_are_the_same_or_certain() {
        assertThatThrownBy(() -> new RatioTest.Plan(0.5, 0.5, 0.1, 0.1)).hasMessage("p1 [0.5] must differ from p0");
        assertThatThrownBy(() -> new RatioTest.Plan(0.5, 1, 0.1, 0.1)).hasMessage("p1 [1.0] must be in (0, 1)");
        assertThatThrownBy(() -> new RatioTest.Plan(0.5, 0.6, 0.5, 0.5))
                .hasMessage("alpha + beta [1.0] must be below 1");
        assertThatThrownBy(() -> PLAN.after(2, 1)).hasMessage("successes [2] must be in [0, 1]");
    }
}
