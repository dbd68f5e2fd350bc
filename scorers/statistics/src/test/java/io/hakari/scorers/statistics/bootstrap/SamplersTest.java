package io.hakari.scorers.statistics.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.hakari.scorers.statistics.number.Streams;

class SamplersTest {
    private static final int DRAWS = 400_000;

    private final UniformRandomProvider random = Streams.stream(7, 0);

    /// Means around 10 are where inversion hands over to rejection; 0.7 and 0.97 are drawn as failures.
    @ParameterizedTest
    @CsvSource({"1,0.5", "9,0.3", "60,0.16", "60,0.17", "40,0.5", "200,0.7", "1000,0.97", "100000,0.0003",
            "1000000,0.25"})
    void binomial_counts_have_their_chances(int n, double p) {
        assertThat(chiSquaredP(BinomialDistribution.of(n, p), () -> Binomial.draw(random, n, p))).isGreaterThan(1e-4);
    }

    @ParameterizedTest
    @CsvSource({"0.4", "3", "60.5"})
    void poisson_counts_have_their_chances(double mean) {
        PoissonTable table = new PoissonTable(mean);
        assertThat(chiSquaredP(PoissonDistribution.of(mean), () -> table.count(random.nextLong() >>> 11)))
                .isGreaterThan(1e-4);
    }

    @Test
    void a_poisson_table_ends_on_both_sides() {
        PoissonTable table = new PoissonTable(2);
        assertThat(table.count(0)).isZero();
        assertThat(table.count((1L << 53) - 1)).isBetween(15, 90);
        assertThat(new PoissonTable(0).count((1L << 53) - 1)).isZero();
    }

    @Nested
    class Binomial_counts_at_the_edges {

        @Test
        void are_none_or_all_when_nothing_is_left_to_chance() {
            assertThat(Binomial.draw(random, 0, 0.3)).isZero();
            assertThat(Binomial.draw(random, 9, 0)).isZero();
            assertThat(Binomial.draw(random, 9, 1)).isEqualTo(9);
        }

        @Test
        void of_two_thousand_million_trials_neither_overflow_nor_stray() {
            int n = 2_000_000_000;
            double[] z = IntStream.range(0, 10_000)
                    .mapToDouble(_ -> (Binomial.draw(random, n, 0.9) - 0.9 * n) / Math.sqrt(0.09 * n)).toArray();
            assertThat(Arrays.stream(z).average().orElseThrow()).isCloseTo(0, within(0.04));
            assertThat(Arrays.stream(z).map(x -> x * x).average().orElseThrow()).isCloseTo(1, within(0.06));
        }
    }

    @Test
    void multinomial_counts_always_make_the_whole() {
        int[] counts = {5, 1, 90, 0, 4};
        int[] drawn = new int[counts.length];
        double[] sums = new double[counts.length];
        for (int i = 0; i < 20_000; i++) {
            Multinomial.of(counts).draw(random, drawn);
            assertThat(Arrays.stream(drawn).sum()).isEqualTo(100);
            Arrays.setAll(sums, k -> sums[k] + drawn[k]);
        }
        for (int k = 0; k < counts.length; k++) {
            assertThat(sums[k] / 20_000).isCloseTo(counts[k], within(0.1));
        }
    }

    @Test
    void levels_are_the_same_rows_and_their_counts() {
        double[] values = IntStream.range(0, 1000).mapToDouble(i -> i % 3 == 0 ? -0.0 : i % 3 == 1 ? 0.0 : 0.5)
                .toArray();
        Levels levels = Levels.of(values);
        assertThat(levels.columns()[0]).containsExactly(-0.0, 0.5);
        assertThat(levels.counts()).containsExactly(667, 333);
        assertThat(Levels.of(new double[]{1, 1, 2}).areGrouped()).as("too few to be worth it").isFalse();
    }

    /// Pearson's test, with the tails put together into cells of at least 20 expected draws.
    private static double chiSquaredP(DiscreteDistribution expected, IntSupplier drawn) {
        int low = expected.inverseCumulativeProbability(50.0 / DRAWS);
        int high = expected.inverseSurvivalProbability(50.0 / DRAWS);
        int width = Math.max(1, (high - low) / 100);
        int cells = (high - low) / width + 2;
        long[] counts = new long[cells];
        for (int i = 0; i < DRAWS; i++) {
            counts[Math.clamp(Math.floorDiv(drawn.getAsInt() - low, width) + 1L, 0, cells - 1)]++;
        }
        double statistic = 0;
        int used = 0;
        for (int cell = 0; cell < cells; cell++) {
            int first = low + (cell - 1) * width;
            double below = cell == 0 ? 0 : expected.cumulativeProbability(first - 1);
            double upTo = cell == cells - 1 ? 1 : expected.cumulativeProbability(first + width - 1);
            double wanted = DRAWS * (upTo - below);
            if (wanted > 5) {
                statistic += (counts[cell] - wanted) * (counts[cell] - wanted) / wanted;
                used++;
            }
        }
        return used < 2 ? 1 : ChiSquaredDistribution.of(used - 1.0).survivalProbability(statistic);
    }
}
