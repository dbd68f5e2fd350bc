package io.hakari.scorers.statistics.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinomialPowerTest {

    @Test
    void takes_the_last_count_whose_tail_is_within_the_level() {
        for (int n = 1; n <= 40; n++) {
            int critical = BinomialPower.greater(n, 0.3, 0.6, 0.05).critical();

            assertThat(critical > n ? 0 : tail(n, critical, 0.3)).isLessThanOrEqualTo(0.05);
            assertThat(tail(n, critical - 1, 0.3)).isGreaterThan(0.05);
        }
    }

    @Test
    void is_the_same_for_failures_counted_downwards() {
        BinomialPower up = BinomialPower.greater(50, 0.3, 0.5, 0.05);
        BinomialPower down = BinomialPower.less(50, 0.7, 0.5, 0.05);

        assertThat(down.critical()).isEqualTo(50 - up.critical());
        assertThat(down.size()).isCloseTo(up.size(), within(1e-14));
        assertThat(down.power()).isCloseTo(up.power(), within(1e-14));
    }

    @Test
    void is_nothing_when_no_count_is_extreme_enough() {
        assertThat(BinomialPower.greater(3, 0.5, 0.9, 0.05)).isEqualTo(new BinomialPower(4, 0, 0));
        assertThat(BinomialPower.less(3, 0.5, 0.1, 0.05)).isEqualTo(new BinomialPower(-1, 0, 0));
    }

    /// The critical count is 1.645 deviations of 22,360.7 above 10⁹.
    @Test
    void counts_two_thousand_million() {
        assertThat(BinomialPower.greater(2_000_000_000, 0.5, 0.5, 0.05).critical()).isBetween(1_000_036_770,
                1_000_036_790);
    }

    @Test
    void refuses_what_is_no_rate() {
        assertThatThrownBy(() -> BinomialPower.less(10, 1.2, 0.5, 0.05)).hasMessage("rate [1.2] must be in [0, 1]");
        assertThatThrownBy(() -> BinomialPower.less(0, 0.2, 0.5, 0.05))
                .hasMessage("trials [0] must be in [1, 2147483646]");
        assertThatThrownBy(() -> BinomialPower.less(9, 0.2, 0.5, 1)).hasMessage("alpha [1.0] must be in (0, 1)");
    }

    private static double tail(int n, int from, double p) {
        double tail = 0;
        for (int k = from; k <= n; k++) {
            double ways = 1;
            for (int i = 0; i < k; i++) {
                ways = ways * (n - i) / (i + 1);
            }
            tail += ways * Math.pow(p, k) * Math.pow(1 - p, n - k);
        }
        return tail;
    }
}
