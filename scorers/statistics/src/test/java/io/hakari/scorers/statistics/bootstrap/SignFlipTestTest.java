package io.hakari.scorers.statistics.bootstrap;

import static io.hakari.scorers.statistics.bootstrap.Bootstrap.bootstrap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SignFlipTestTest {
    private static final Bootstrap SETTINGS = bootstrap(100_000, 1);

    @Nested
    class Differences_of_one_size {

        @Test
        void are_tested_by_the_exact_binomial() {
            double[] differences = {1, 1, 0, 1, 1, 1, 1, 1, 1, -1, -1, 0};
            SignFlipTest test = SignFlipTest.of(differences, SETTINGS);
            assertThat(test.replicates()).isEmpty();
            assertThat(test.greater()).isCloseTo(56.0 / 1024, within(1e-15));
            assertThat(test.less()).isCloseTo(1013.0 / 1024, within(1e-15));
            assertThat(test.twoSided()).isCloseTo(112.0 / 1024, within(1e-15));
        }

        @Test
        void keep_the_digits_of_a_tiny_p() {
            double[] ones = IntStream.range(0, 1000).mapToDouble(_ -> -0.5).toArray();
            double p = SignFlipTest.of(ones, SETTINGS).less();
            assertThat(p).isCloseTo(0x1p-1000, within(1e-10 * p));
        }

        @Test
        void that_are_all_zero_are_no_evidence() {
            assertThat(SignFlipTest.of(new double[]{0, 0}, SETTINGS).twoSided()).isEqualTo(1.0);
        }
    }

    @Nested
    class Differences_of_many_sizes {
        /// mpmath 1.4.1 over all 2¹⁵ signs, greater: 0.040252685546875 (permutationPairedExact-10).
        private static final double[] DIFFERENCES = {-0.75, 0.875, 0.625, -0.75, 0.75, -0.875, -1.125, 2.5, 1.25, 2.25,
                -0.125, 1.625, 0.75, 0.625, 0.625};

        @Test
        void are_simulated() {
            SignFlipTest test = SignFlipTest.of(DIFFERENCES, SETTINGS);
            assertThat(test.replicates()).hasValue(100_000);
            assertThat(test.greater()).isCloseTo(0.040252685546875, within(0.0025));
            assertThat(test.twoSided()).isCloseTo(0.08050537109375, within(0.0035));
        }

        @Test
        void give_the_mirrored_p_when_they_are_mirrored() {
            SignFlipTest test = SignFlipTest.of(DIFFERENCES, SETTINGS);
            SignFlipTest mirrored = SignFlipTest.of(Arrays.stream(DIFFERENCES).map(d -> -d).toArray(), SETTINGS);
            assertThat(mirrored.less()).isCloseTo(test.greater(), within(0.004));
            assertThat(mirrored.twoSided()).isEqualTo(test.twoSided());
        }

        @Test
        void never_give_a_p_of_zero() {
            double[] clear = IntStream.range(1, 500).mapToDouble(i -> i).toArray();
            assertThat(SignFlipTest.of(clear, bootstrap(999, 1)).greater()).isEqualTo(0.001);
        }

        @Test
        void give_the_same_p_on_any_number_of_threads() {
            assertThat(SignFlipTest.of(DIFFERENCES, SETTINGS.threads(7)))
                    .isEqualTo(SignFlipTest.of(DIFFERENCES, SETTINGS));
        }
    }

    @Test
    void differences_of_few_sizes_are_simulated_size_by_size() {
        double[] differences = IntStream.range(0, 90).mapToDouble(i -> (i % 2 + 1) * (i % 5 < 3 ? 1 : -1)).toArray();
        double observed = Arrays.stream(differences).sum();
        double[] chances = {1};
        for (double difference : differences) {
            chances = flipped(chances, (int) Math.abs(difference));
        }
        double exact = 0;
        for (int i = 0; i < chances.length; i++) {
            exact += i - (chances.length - 1) / 2.0 >= observed / 2 ? chances[i] : 0;
        }
        assertThat(SignFlipTest.of(differences, SETTINGS).greater()).isCloseTo(exact, within(0.005));
    }

    /// Add a number of this size to a sum; the chance of sum `s` is at `(s + largest) / 2`.
    private static double[] flipped(double[] chances, int size) {
        double[] sums = new double[chances.length + size];
        for (int i = 0; i < chances.length; i++) {
            sums[i] += chances[i] / 2;
            sums[i + size] += chances[i] / 2;
        }
        return sums;
    }

    @Test
    void a_difference_that_is_no_number_is_refused() {
        assertThatThrownBy(() -> SignFlipTest.of(new double[]{Double.NaN}, SETTINGS))
                .hasMessage("differences [NaN] at index 0 must be finite");
    }
}
