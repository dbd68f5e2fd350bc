package io.hakari.scorers.statistics.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class McNemarPowerTest {

    /// Only 6 : 0 and 0 : 6 have a p-value of 0.05 or less (1/32) among six pairs that are all discordant.
    @Test
    void is_the_chance_of_the_tables_that_the_test_rejects() {
        assertThat(McNemarPower.exact(6, 0.7, 0.3, 0.05))
                .isCloseTo(Math.pow(0.7, 6) + Math.pow(0.3, 6), within(1e-15));
        assertThat(McNemarPower.exact(5, 0.7, 0.3, 0.05)).isZero();
    }

    @Test
    void does_not_mind_which_run_is_better() {
        assertThat(McNemarPower.exact(80, 0.2, 0.05, 0.05))
                .isCloseTo(McNemarPower.exact(80, 0.05, 0.2, 0.05), within(1e-13));
    }

    @Test
    void stays_below_the_level_when_neither_is_better() {
        for (int n = 10; n < 200; n += 10) {
            assertThat(McNemarPower.exact(n, 0.1, 0.1, 0.05)).isLessThan(0.05);
        }
    }

    @Test
    void is_nothing_when_the_runs_never_differ() {
        assertThat(McNemarPower.exact(100, 0, 0, 0.05)).isZero();
    }

    @Test
    void refuses_chances_above_one() {
        assertThatThrownBy(() -> McNemarPower.exact(10, 0.6, 0.5, 0.05))
                .hasMessage("p10 + p01 [1.1] must be at most 1");
        assertThatThrownBy(() -> McNemarPower.exact(0, 0.6, 0.1, 0.05)).hasMessage("pairs [0] must be at least 1");
    }
}
