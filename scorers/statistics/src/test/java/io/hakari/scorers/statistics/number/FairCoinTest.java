package io.hakari.scorers.statistics.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class FairCoinTest {
    private static final double PERCENT = 1e-9;

    @Test
    void agrees_with_commons_where_that_is_sound() {
        for (int n : new int[]{1, 2, 15, 16, 17, 40, 200}) {
            BinomialDistribution commons = BinomialDistribution.of(n, 0.5);
            for (int k = 0; k <= n; k++) {
                assertThat(FairCoin.exactly(k, n)).isCloseTo(commons.probability(k), withinPercentage(PERCENT));
                assertThat(FairCoin.atMost(k, n)).isCloseTo(commons.cumulativeProbability(k),
                        withinPercentage(PERCENT));
            }
        }
    }

    @Test
    void falls_as_often_on_one_side_as_on_the_other() {
        for (long n : new long[]{1, 9, 1000, 4_000_000_001L}) {
            assertThat(FairCoin.atMost(n / 3, n) + FairCoin.atMost(n - n / 3 - 1, n)).isEqualTo(1);
            assertThat(FairCoin.exactly(n / 2, n)).isCloseTo(FairCoin.exactly(n - n / 2, n), withinPercentage(PERCENT));
        }
    }

    @Test
    void is_certain_beyond_its_ends() {
        assertThat(FairCoin.atMost(-1, 5)).isEqualTo(0);
        assertThat(FairCoin.atMost(5, 5)).isEqualTo(1);
        assertThat(FairCoin.atMost(0, 0)).isEqualTo(1);
        assertThat(FairCoin.exactly(6, 5)).isEqualTo(0);
    }

    /// mpmath 1.4.1, sums of the mass with 50 digits.
    @Test
    void keeps_its_digits_in_the_tails_and_for_many_throws() {
        assertThat(FairCoin.atMost(100, 1000)).isCloseTo(6.701717790006296e-162, withinPercentage(PERCENT));
        assertThat(FairCoin.atMost(999_900_000, 2_000_000_000)).isCloseTo(3.872513167190553e-6,
                withinPercentage(PERCENT));
    }

    @Test
    void refuses_a_number_of_throws_that_nobody_makes() {
        assertThatThrownBy(() -> FairCoin.atMost(0, -1)).hasMessage("throws [-1] must be in [0, 9007199254740992]");
    }
}
