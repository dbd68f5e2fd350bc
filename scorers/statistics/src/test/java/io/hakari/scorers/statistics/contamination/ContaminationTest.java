package io.hakari.scorers.statistics.contamination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.hakari.metric.Interval;

class ContaminationTest {

    @Nested
    class Shards_of_a_test {
        private final Shards shards = new Shards(11, 3, 42);

        @Test
        void hold_every_item_once_and_in_order() {
            assertThat(IntStream.range(0, 3).boxed().flatMap(shard -> shards.canonical(shard).stream()))
                    .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        }

        @Test
        void are_shuffled_within_themselves_by_the_seed_alone() {
            Shards large = new Shards(200, 2, 42);

            assertThat(large.shuffled(1, 0)).containsExactlyInAnyOrderElementsOf(large.canonical(1))
                    .isNotEqualTo(large.canonical(1)).isEqualTo(new Shards(200, 2, 42).shuffled(1, 0))
                    .isNotEqualTo(large.shuffled(1, 1)).isNotEqualTo(new Shards(200, 2, 43).shuffled(1, 0));
        }

        @Test
        void have_two_items_each() {
            assertThatThrownBy(() -> new Shards(5, 3, 1))
                    .hasMessage("items [5] must be at least two for each of [3] shards");
        }

        /// A chi-squared of 24 orders with 23 degrees of freedom; 49.7 is its 0.999 quantile.
        @Test
        void come_in_all_orders_equally_often() {
            Shards four = new Shards(8, 2, 9);
            var counts = IntStream.range(0, 4800).mapToObj(repetition -> four.shuffled(0, repetition))
                    .collect(Collectors.groupingBy(order -> order,
                            Collectors.counting()));

            assertThat(counts).hasSize(24);
            assertThat(counts.values().stream().mapToDouble(count -> (count - 200) * (count - 200) / 200.0).sum())
                    .isLessThan(49.7);
        }
    }

    @Nested
    class The_order_of_items {

        /// The excess is 0.5, 1.5, 2.5, 0.5; p by the closed form of Student's distribution with 3 degrees of freedom.
        @Test
        void is_tested_over_shards() {
            OrderExchangeability test = OrderExchangeability.of(new double[]{-10, -9, -8, -10},
                    new double[][]{{-11, -10}, {-10.5}, {-11, -10}, {-10.5, -10.5}});

            assertThat(test.excess()).isCloseTo(1.25, within(1e-15));
            assertThat(test.t().getAsDouble()).isCloseTo(2.6111648393354674, within(1e-12));
            assertThat(test.p().getAsDouble()).isCloseTo(0.03980249040895312, within(1e-12));
        }

        @Test
        void says_nothing_when_every_shard_says_the_same() {
            assertThat(OrderExchangeability.of(new double[]{-1, -1}, new double[][]{{-2}, {-2}}).p()).isEmpty();
        }

        @Test
        void is_called_contaminated_as_seldom_as_promised() {
            SplittableRandom random = new SplittableRandom(11);
            long called = IntStream.range(0, 2000).filter(_ -> {
                double[] canonical = random.doubles(10).toArray();
                double[][] shuffled = IntStream.range(0, 10).mapToObj(_ -> random.doubles(20).toArray())
                        .toArray(double[][]::new);
                return OrderExchangeability.of(canonical, shuffled).p().getAsDouble() <= 0.05;
            }).count();

            // 100 expected, with a standard deviation of 9.7.
            assertThat(called).isBetween(65L, 135L);
        }

        @Test
        void needs_two_shards_with_a_shuffle_each() {
            assertThatThrownBy(() -> OrderExchangeability.of(new double[]{1}, new double[][]{{1}}))
                    .hasMessage("shards [1] must be at least 2");
            assertThatThrownBy(() -> OrderExchangeability.of(new double[]{1, 2}, new double[][]{{1}, {}}))
                    .hasMessage("shuffled orders of shard 1 [] must hold at least one number");
        }
    }

    @Nested
    class Clean_items {

        /// By Simpson's rule over the density of Student's distribution with Welch's degrees of freedom, in Python.
        @Test
        void are_compared_with_suspect_ones() {
            CleanMinusSuspect welch = CleanMinusSuspect.of(new double[]{0.2, 0.4, 0.3, 0.5},
                    new double[]{0.9, 0.7, 0.8, 0.95, 0.6}, 0.95);

            assertThat(welch.difference()).isCloseTo(-0.44, within(1e-15));
            Interval interval = welch.interval().orElseThrow();
            assertThat(interval.lower()).isCloseTo(-0.6560120566963282, within(1e-12));
            assertThat(interval.upper()).isCloseTo(-0.2239879433036719, within(1e-12));
            assertThat(welch.p().getAsDouble()).isCloseTo(0.0010020256919758515, within(1e-12));
        }

        @Test
        void that_all_score_the_same_give_no_interval() {
            CleanMinusSuspect flat = CleanMinusSuspect.of(new double[]{0, 0}, new double[]{1, 1}, 0.95);

            assertThat(flat.interval()).isEmpty();
            assertThat(flat.p()).isEmpty();
            assertThatThrownBy(() -> CleanMinusSuspect.of(new double[]{1}, new double[]{1, 1}, 0.95))
                    .hasMessage("clean scores [1] must be at least 2");
        }
    }

    @Nested
    class A_text {

        @Test
        void is_scored_by_its_least_likely_tokens() {
            assertThat(MinKProb.of(new double[]{-1, -9, -3, -2}, 0.5).score()).hasValue(-6);
            assertThat(MinKProb.of(new double[]{-1, -9}, 0.4).score()).isEmpty();
            assertThatThrownBy(() -> MinKProb.of(new double[]{-1}, 1.1)).hasMessage("ratio [1.1] must be in [0, 1]");
        }

        @Test
        void is_ranked_among_its_permutations() {
            assertThat(PermutationRank.p(0)).isEqualTo(1);
            assertThat(PermutationRank.p(2, 1, 2, 3)).isEqualTo(0.75);
            assertThatThrownBy(() -> PermutationRank.p(2, Double.NaN)).hasMessage("shuffled [NaN] must be finite");
        }
    }

    @Test
    void orders_are_lists_of_items() {
        assertThat(new Shards(4, 2, 0).canonical(1)).isEqualTo(List.of(2, 3));
    }
}
