package io.hakari.scorers.statistics.proportion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RatesTest {

    /// The exact bound of as many trials lies below the limit, that of one trial less does not.
    @Test
    void as_many_trials_prove_what_one_less_does_not() {
        for (int failures = 0; failures < 6; failures++) {
            for (double limit : new double[]{0.3, 0.01, 0.0007}) {
                long n = Rates.demonstrationSampleSize(limit, 0.95, failures);

                assertThat(Proportions.upperBoundExact(failures, n, 0.95)).isLessThanOrEqualTo(limit);
                assertThat(Proportions.upperBoundExact(failures, n - 1, 0.95)).isGreaterThan(limit);
            }
        }
    }

    @Test
    void a_chance_that_equals_what_is_left_is_enough() {
        assertThat(Rates.demonstrationSampleSize(0.5, 0.9375, 0)).isEqualTo(4);
        assertThat(Rates.demonstrationSampleSize(0.5, 0.8125, 1)).isEqualTo(5);
    }

    @Test
    void a_limit_beyond_all_experiments_is_refused() {
        assertThatThrownBy(() -> Rates.demonstrationSampleSize(1e-18, 0.95, 0))
                .hasMessage("limit [1.0E-18] must be larger; it takes more than [9007199254740992] trials to prove");
        assertThatThrownBy(() -> Rates.demonstrationSampleSize(0, 0.95, 0)).hasMessage("limit [0.0] must be in (0, 1)");
        assertThatThrownBy(() -> Rates.demonstrationSampleSize(0.1, 0.95, -1))
                .hasMessage("failures [-1] must be in [0, 9007199254740992)");
    }
}
