package io.hakari.scorers.statistics.repeats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

class RepeatsTest {

    @Test
    void pass_rates_are_quotients_of_binomial_coefficients() {
        for (int n = 1; n <= 24; n++) {
            for (int c = 0; c <= n; c++) {
                for (int k = 1; k <= n; k++) {
                    double none = quotient(n - c, n, k).doubleValue();
                    double atLeastOne = BigDecimal.ONE.subtract(quotient(n - c, n, k)).doubleValue();
                    assertThat(atK(n, c, k)).isCloseTo(atLeastOne, within(1e-13 * atLeastOne));
                    assertThat(hatK(n, n - c, k)).isCloseTo(none, within(1e-13 * none));
                }
            }
        }
    }

    /// C(1000, 60)/C(2000, 60), a number near 10⁻¹⁹.
    @Test
    void pass_hat_k_keeps_its_digits_when_it_is_tiny() {
        double exact = quotient(1000, 2000, 60).doubleValue();

        assertThat(hatK(2000, 1000, 60)).isCloseTo(exact, within(1e-12 * exact));
    }

    @Test
    void pass_rates_take_any_number_of_attempts() {
        assertThat(atK(2_000_000_000L, 1, 1)).isCloseTo(5e-10, within(1e-24));
        assertThat(atK(2_000_000_000L, 1_000_000_000L, 1_000_000_000L)).isEqualTo(1);
        assertThat(hatK(2_000_000_000L, 1_999_999_999L, 1_000_000_000L)).isCloseTo(0.5, within(1e-12));
        assertThat(hatK(2_000_000_000L, 1_000_000_000L, 1_000_000_000L)).isZero();
    }

    @Test
    void pass_rates_meet_at_one_attempt_and_part_with_more() {
        assertThat(atK(10, 3, 1)).isCloseTo(hatK(10, 3, 1), within(1e-15));
        for (int k = 2; k <= 10; k++) {
            assertThat(atK(10, 3, k)).isGreaterThanOrEqualTo(atK(10, 3, k - 1));
            assertThat(hatK(10, 3, k)).isLessThanOrEqualTo(hatK(10, 3, k - 1));
        }
    }

    @Test
    void pass_rates_refuse_impossible_counts() {
        assertThatThrownBy(() -> atK(5, 6, 1)).hasMessage("successes [6] must be in [0, 5]");
        assertThatThrownBy(() -> hatK(5, 1, 0)).hasMessage("k [0] must be at least 1");
        assertThat(PassRates.passAtK(new long[]{5, 3}, new long[]{1, 2}, 4)).isEmpty();
    }

    @Test
    void reducers_make_one_score_of_many() {
        double[] scores = {0, 1, 1, 0, 0.5, 1, 0};

        assertThat(Reducer.mean().reduce(scores)).hasValue(0.5);
        assertThat(Reducer.median().reduce(scores)).hasValue(0.5);
        assertThat(Reducer.median().reduce(0, 1)).hasValue(0.5);
        assertThat(Reducer.mode().reduce(scores)).hasValue(0);
        assertThat(Reducer.mode().reduce(1, 0, 0, 1)).hasValue(1);
        assertThat(Reducer.max().reduce(scores)).hasValue(1);
        assertThat(Reducer.atLeast(3).reduce(scores)).hasValue(1);
        assertThat(Reducer.atLeast(4).reduce(scores)).hasValue(0);
        assertThat(Reducer.passAtK(1).reduce(scores).getAsDouble()).isCloseTo(3 / 7.0, within(1e-15));
        assertThat(Reducer.passHatK(2).reduce(scores).getAsDouble()).isCloseTo(1 / 7.0, within(1e-15));
    }

    @Test
    void reducers_make_nothing_of_too_few_attempts() {
        assertThat(Reducer.passAtK(3).reduce(1, 1)).isEqualTo(OptionalDouble.empty());
        assertThat(Reducer.passHatK(3).reduce(1, 1)).isEmpty();
        assertThat(Reducer.atLeast(3).reduce(1, 1)).isEmpty();
        assertThatThrownBy(() -> Reducer.mean().reduce()).hasMessage("scores [] must hold at least one number");
        assertThatThrownBy(() -> Reducer.atLeast(0)).hasMessage("k [0] must be at least 1");
    }

    private static double atK(long n, long c, long k) {
        return PassRates.passAtK(new long[]{n}, new long[]{c}, k).getAsDouble();
    }

    private static double hatK(long n, long c, long k) {
        return PassRates.passHatK(new long[]{n}, new long[]{c}, k).getAsDouble();
    }

    private static BigDecimal quotient(int c, int n, int k) {
        return new BigDecimal(choose(c, k)).divide(new BigDecimal(choose(n, k)), MathContext.DECIMAL128);
    }

    private static BigInteger choose(int n, int k) {
        BigInteger product = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            product = product.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
        }
        return product;
    }
}
