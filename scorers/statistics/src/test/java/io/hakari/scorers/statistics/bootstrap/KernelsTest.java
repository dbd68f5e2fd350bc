package io.hakari.scorers.statistics.bootstrap;

import static io.hakari.scorers.statistics.bootstrap.Bootstrap.bootstrap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.hakari.scorers.statistics.number.Streams;

class KernelsTest {
    private static final int ITEMS = 4133;
    private static final int REPLICATES = 20_000;

    @Nested
    class Pair_tables {

        @Test
        void draw_exactly_as_many_as_there_are() {
            assertThat(drawn(0, ITEMS)).containsOnly(ITEMS);
        }

        @Test
        void draw_one_item_like_a_binomial() {
            assertBinomial(drawn(0, 1), 1.0 / ITEMS);
            assertBinomial(drawn(ITEMS - 1, ITEMS), 1.0 / ITEMS);
        }

        @Test
        void draw_neighbours_like_a_binomial() {
            assertBinomial(drawn(64, 128), 64.0 / ITEMS);
            assertBinomial(drawn(4096, ITEMS), 37.0 / ITEMS);
            assertBinomial(drawn(0, 2000), 2000.0 / ITEMS);
        }

        @Test
        void draw_odd_and_even_places_alike() {
            double[] odd = IntStream.range(0, ITEMS).mapToDouble(i -> i % 2).toArray();
            double mean = Arrays.stream(Replication.run(new PairTables(odd), bootstrap(REPLICATES, 6))).average()
                    .orElseThrow();
            assertThat(mean).isCloseTo(0.5, within(4 * 0.5 / Math.sqrt((double) ITEMS * REPLICATES) + 0.5 / ITEMS));
        }

        /// Return how often the items of a range are drawn in each replicate.
        private double[] drawn(int from, int to) {
            double[] values = IntStream.range(0, ITEMS).mapToDouble(i -> i >= from && i < to ? 1 : 0).toArray();
            double[] means = Replication.run(new PairTables(values), bootstrap(REPLICATES, 3));
            return Arrays.stream(means).map(mean -> Math.rint(mean * ITEMS)).toArray();
        }

        private void assertBinomial(double[] counts, double p) {
            double mean = ITEMS * p;
            double variance = mean * (1 - p);
            double[] squares = Arrays.stream(counts).map(count -> (count - mean) * (count - mean)).toArray();
            double kurtosis = 3 + (1 - 6 * p * (1 - p)) / variance;
            assertThat(Arrays.stream(counts).average().orElseThrow()).isCloseTo(mean,
                    within(4 * Math.sqrt(variance / REPLICATES)));
            assertThat(Arrays.stream(squares).average().orElseThrow()).isCloseTo(variance,
                    within(4 * variance * Math.sqrt((kurtosis - 1) / REPLICATES)));
        }
    }

    @Nested
    class Indices_one_by_one {

        @Test
        void count_each_item_once_on_average_and_all_in_all_exactly() {
            int[] counts = new int[7];
            double[] sums = new double[7];
            for (int i = 0; i < REPLICATES; i++) {
                Indices.count(Streams.stream(5, i), counts);
                assertThat(Arrays.stream(counts).sum()).isEqualTo(7);
                Arrays.setAll(sums, k -> sums[k] + counts[k]);
            }
            assertThat(Arrays.stream(sums).boxed())
                    .allSatisfy(sum -> assertThat(sum / REPLICATES).isCloseTo(1, within(0.03)));
        }

        @Test
        void sum_as_many_as_they_are_asked_for() {
            double[] ones = {1, 1, 1};
            assertThat(IntStream.range(0, 6).mapToDouble(n -> Indices.sum(Streams.stream(1, n), ones, n)).toArray())
                    .containsExactly(0, 1, 2, 3, 4, 5);
        }

        @Test
        void keep_numerators_with_their_denominators() {
            assertThat(Indices.ratio(Streams.stream(1, 1), new double[]{2, 1, 20, 10, 200, 100})).isEqualTo(2.0);
        }
    }

    @Test
    void sign_tables_give_each_item_a_sign_of_its_own() {
        double[] sizes = IntStream.range(0, 70).mapToDouble(i -> i < 10 || i >= 60 ? 1 << (i % 30) : 0).toArray();
        double[] sums = Replication.run(new SignTables(sizes), bootstrap(REPLICATES, 4));
        double variance = Arrays.stream(sizes).map(size -> size * size).sum();
        assertThat(Arrays.stream(sums).average().orElseThrow()).isCloseTo(0,
                within(4 * Math.sqrt(variance / REPLICATES)));
        assertThat(Arrays.stream(sums).map(sum -> sum * sum).average().orElseThrow()).isCloseTo(variance,
                within(0.05 * variance));
    }
}
