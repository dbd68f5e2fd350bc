package io.hakari.scorers.statistics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.hakari.metric.Interval;

class BetaBinomialTest {
    private static final BetaBinomial EVEN = new BetaBinomial(1, 1);

    /// With an even spread the mixture is s! f! / (n+1)!.
    @Test
    void has_a_closed_form_for_an_even_spread() {
        assertThat(EVEN.logE(2, 2, 0.5)).isCloseTo(Math.log(4.0 / 3), within(1e-14));
        assertThat(EVEN.logE(1, 3, 0.25)).isCloseTo(Math.log(1.0 / 12 / (0.25 * 0.75 * 0.75)), within(1e-14));
        assertThat(EVEN.logE(0, 2_000_000_000L, 1e-9)).isCloseTo(-Math.log(2e9 + 1) + 2 + 1e-9, within(1e-12));
    }

    @Test
    void does_not_mind_what_is_called_success() {
        assertThat(new BetaBinomial(2, 5).logE(30, 100, 0.4))
                .isCloseTo(new BetaBinomial(5, 2).logE(70, 100, 0.6), within(1e-12));
    }

    @Test
    void refutes_at_the_ends_of_its_interval() {
        for (long n : new long[]{10, 1000, 2_000_000_000L}) {
            Interval interval = EVEN.interval(n / 5, n, 0.05);

            assertThat(EVEN.logE(n / 5, n, interval.lower())).isCloseTo(Math.log(20), within(1e-6));
            assertThat(EVEN.logE(n / 5, n, interval.upper())).isCloseTo(Math.log(20), within(1e-6));
        }
    }

    /// 2000 fair coins, looked at after each of 1000 throws.
    @Test
    void rarely_refutes_a_true_rate_at_any_time() {
        SplittableRandom random = new SplittableRandom(2);
        int refuted = 0;
        for (int run = 0; run < 2000; run++) {
            int heads = 0;
            boolean ever = false;
            for (int n = 1; n <= 1000 && !ever; n++) {
                heads += random.nextInt(2);
                ever = EVEN.logE(heads, n, 0.5) >= Math.log(20);
            }
            refuted += ever ? 1 : 0;
        }

        assertThat(refuted / 2000.0).isBetween(0.005, 0.05);
    }

    @Test
    void knows_nothing_before_the_first_trial() {
        assertThat(new BetaBinomial(0.5, 0.5).logE(0, 0, 0.3)).isZero();
        assertThat(EVEN.interval(0, 0, 0.05)).isEqualTo(new Interval(0, 1, 0.95));
    }

    @Test
    void refuses_what_no_experiment_gives() {
        assertThatThrownBy(() -> EVEN.logE(3, 2, 0.5)).hasMessage("successes [3] must be in [0, 2]");
        assertThatThrownBy(() -> EVEN.logE(1, 2, 0)).hasMessage("rate [0.0] must be in (0, 1)");
        assertThatThrownBy(() -> EVEN.interval(0, -1, 0.05)).hasMessage("trials [-1] must be at least 0");
        assertThatThrownBy(() -> new BetaBinomial(0, 1)).hasMessage("a [0.0] must be above 0");
    }
}
