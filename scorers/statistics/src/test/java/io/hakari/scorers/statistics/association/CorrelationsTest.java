package io.hakari.scorers.statistics.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class CorrelationsTest {

    @Test
    void of_a_constant_column_are_undefined() {
        double[] constant = {0.1, 0.1, 0.1, 0.1};
        double[] other = {1, 2, 3, 5};

        assertThat(Pearson.of(constant, other, 0.95).r()).isEmpty();
        assertThat(Pearson.of(other, constant, 0.95).upper()).isEmpty();
        assertThat(Spearman.of(constant, other))
                .isEqualTo(new Spearman(OptionalDouble.empty(), OptionalDouble.empty()));
        assertThat(KendallTauB.of(other, constant).p()).isEmpty();
        assertThat(KendallTauB.of(new double[]{1}, new double[]{2}).tau()).isEmpty();
    }

    @Test
    void of_three_pairs_have_no_interval_to_speak_of() {
        Pearson three = Pearson.of(new double[]{1, 2, 3}, new double[]{1, 3, 2}, 0.95);

        assertThat(three.r().getAsDouble()).isCloseTo(0.5, within(1e-15));
        assertThat(three.lower()).hasValue(-1);
        assertThat(three.upper()).hasValue(1);
    }

    @Test
    void of_two_pairs_prove_nothing() {
        Pearson two = Pearson.of(new double[]{1, 2}, new double[]{5, 1}, 0.95);

        assertThat(two.r()).hasValue(-1);
        assertThat(two.p()).isEmpty();
        assertThat(two.upper()).hasValue(1);
    }

    @Test
    void of_a_falling_line_are_exactly_minus_one() {
        Pearson line = Pearson.of(new double[]{0.1, 0.2, 0.3, 0.7}, new double[]{-0.3, -0.6, -0.9, -2.1}, 0.95);

        assertThat(line).isEqualTo(new Pearson(OptionalDouble.of(-1), OptionalDouble.of(0), OptionalDouble.of(-1),
                OptionalDouble.of(-1)));
    }

    @Test
    void do_not_overflow_nor_vanish() {
        double[] x = {1, 2, 3, 4};
        double[] y = {1, 3, 2, 5};
        Pearson plain = Pearson.of(x, y, 0.95);

        assertThat(Pearson.of(scaled(x, 0x1p1000), scaled(y, 0x1p-900), 0.95)).isEqualTo(plain);
    }

    /// Twice the beta tail of (1 - r²): with n = 300 and r near 0.9999 the p is far below 1 - cdf.
    @Test
    void keep_the_digits_of_a_tiny_p() {
        double[] x = new double[300];
        double[] y = new double[300];
        Arrays.setAll(x, i -> i);
        Arrays.setAll(y, i -> i + (i % 2 == 0 ? 40 : -40));

        assertThat(Pearson.of(x, y, 0.95).p().getAsDouble()).isPositive().isLessThan(1e-100);
    }

    @Test
    void by_kendall_are_those_of_the_definition() {
        SplittableRandom random = new SplittableRandom(7);
        double[] x = random.doubles(200).map(value -> Math.floor(value * 20)).toArray();
        double[] y = random.doubles(200).map(value -> Math.floor(value * 9) - 4).toArray();
        double s = 0;
        double untiedX = 0;
        double untiedY = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                s += Math.signum(x[i] - x[j]) * Math.signum(y[i] - y[j]);
                untiedX += x[i] == x[j] ? 0 : 1;
                untiedY += y[i] == y[j] ? 0 : 1;
            }
        }

        assertThat(KendallTauB.of(x, y).tau().getAsDouble()).isCloseTo(s / Math.sqrt(untiedX * untiedY), within(1e-14));
        assertThat(KendallTauB.of(y, x)).isEqualTo(KendallTauB.of(x, y));
    }

    @Test
    void take_minus_zero_for_zero() {
        double[] x = {0.0, -0.0, 1};
        double[] y = {1, 3, 2};
        double[] plain = {0, 0, 1};

        assertThat(KendallTauB.of(x, y)).isEqualTo(KendallTauB.of(plain, y));
        assertThat(Spearman.of(x, y)).isEqualTo(Spearman.of(plain, y));
    }

    @Test
    void refuse_columns_that_do_not_belong_together() {
        assertThatThrownBy(() -> Spearman.of(new double[]{1, 2}, new double[]{1}))
                .hasMessage("x [2 values] and y [1 values] must be as many");
        assertThatThrownBy(() -> KendallTauB.of(new double[]{1, Double.NaN}, new double[]{1, 2}))
                .hasMessage("x [NaN] at index 1 must be finite");
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }
}
