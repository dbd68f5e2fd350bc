package io.hakari.scorers.statistics;

import static io.hakari.scorers.statistics.Quantile.median;
import static io.hakari.scorers.statistics.Quantile.quantile;
import static io.hakari.scorers.statistics.Runs.clustered;
import static io.hakari.scorers.statistics.Runs.scores;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.hakari.metric.Estimate;
import io.hakari.metric.Scores;

class QuantileTest {
    private static final double[] TO_99 = IntStream.rangeClosed(1, 99).asDoubleStream().toArray();

    private static Estimate measured(Quantile quantile, Scores scores) {
        return quantile.measure(scores).orElseThrow().at(0.95);
    }

    @Test
    void is_named_by_its_share() {
        assertThat(median().name()).isEqualTo("median");
        assertThat(quantile(0.99).name()).isEqualTo("p99");
        assertThat(quantile(0.999).name()).isEqualTo("p99.9");
        assertThat(quantile(0.99).lowerIsBetter().higherIsBetter()).isFalse();
        assertThatThrownBy(() -> quantile(1)).hasMessage("share [1.0] must be in (0, 1)");
    }

    @Nested
    class Of_one_run {

        /// numpy 2.3: quantile([…], q) with the default method linear, which is type 7.
        @Test
        void is_of_type_seven() {
            assertThat(measured(median(), scores(3, 1, 2, 10)).value()).isEqualTo(2.5);
            assertThat(measured(quantile(0.9), scores(3, 1, 2, 10)).value()).isCloseTo(7.9, within(1e-12));
            assertThat(measured(quantile(0.25), scores(5, 1, 4, 2, 3)).value()).isEqualTo(2);
            assertThat(measured(median(), scores(7)).value()).isEqualTo(7);
        }

        /// The exact interval of the median of 99 by order statistics, Bin(99, 1/2), runs from the 40th to the 60th.
        @Test
        void has_an_interval_near_that_of_order_statistics() {
            Estimate measured = measured(median(), scores(TO_99));

            assertThat(measured.value()).isEqualTo(50);
            assertThat(measured.lower()).isBetween(37.0, 43.0);
            assertThat(measured.upper()).isBetween(57.0, 63.0);
            assertThat(measured.method()).isEqualTo("bca");
        }

        @Test
        void does_not_depend_on_the_order_of_the_journal() {
            Scores forwards = scores(TO_99);
            Scores backwards = consumer -> {
                for (int i = TO_99.length - 1; i >= 0; i--) {
                    consumer.accept(Runs.trial("s" + i, 1, TO_99[i]));
                }
            };
            assertThat(measured(median(), backwards)).isEqualTo(measured(median(), forwards));
        }

        @Test
        void knows_nothing_of_few_or_of_equal_scores() {
            Estimate few = measured(median().within(0, 10), scores(1, 2, 3, 4, 5, 6, 7, 8, 9));
            assertThat(few.lower()).isZero();
            assertThat(few.upper()).isEqualTo(10);
            assertThat(few.method()).isEqualTo("too-little-to-resample");
            assertThat(measured(median(), scores(new double[50])).upper()).isInfinite();
        }

        @Test
        void takes_what_is_missing_for_the_worst_and_for_the_best() {
            double[] missing = TO_99.clone();
            missing[0] = Double.NaN;
            double[] worst = TO_99.clone();
            worst[0] = -5;
            double[] best = TO_99.clone();
            best[0] = 200;
            Quantile scaled = median().within(-5, 200);
            Estimate measured = measured(scaled, scores(missing));

            assertThat(measured.unscored()).isEqualTo(1);
            assertThat(measured.lower()).isEqualTo(measured(scaled, scores(worst)).lower());
            assertThat(measured.upper()).isEqualTo(measured(scaled, scores(best)).upper());
            assertThat(measured(median(), scores(missing)).upper()).isInfinite();
        }

        @Test
        void resamples_clusters_whole() {
            int[] clusters = IntStream.range(0, 400).map(i -> i / 20).toArray();
            SplittableRandom random = new SplittableRandom(1);
            double[] effects = random.doubles(20, 0, 100).toArray();
            double[] values = Arrays.stream(clusters).mapToDouble(cluster -> effects[cluster] + random.nextDouble())
                    .toArray();
            Estimate together = measured(median(), clustered(values, clusters));
            Estimate alone = measured(median(), scores(values));

            assertThat(together.value()).isEqualTo(alone.value());
            assertThat(together.clusters()).isEqualTo(20);
            assertThat(together.upper() - together.lower()).isGreaterThan(2 * (alone.upper() - alone.lower()));
        }
    }

    @Nested
    class Of_two_runs {

        @Test
        void is_the_difference_of_the_quantiles_over_pairs() {
            double[] slower = Arrays.stream(TO_99).map(value -> value + 3).toArray();
            Estimate change = median().change(scores(slower), scores(TO_99)).orElseThrow().at(0.95);

            assertThat(change.value()).isEqualTo(3);
            assertThat(change.scored()).isEqualTo(99);
            // All moved alike, so no resample shows another change.
            assertThat(change.method()).isEqualTo("too-little-to-resample");
        }

        @Test
        void is_narrower_than_two_runs_apart_when_pairs_go_together() {
            SplittableRandom random = new SplittableRandom(2);
            double[] before = random.doubles(300, 0, 100).toArray();
            double[] after = Arrays.stream(before).map(value -> value + random.nextDouble()).toArray();
            Estimate change = median().change(scores(after), scores(before)).orElseThrow().at(0.95);
            Estimate one = measured(median(), scores(before));

            assertThat(change.lower()).isGreaterThan(-2);
            assertThat(change.upper()).isLessThan(3);
            assertThat(one.upper() - one.lower()).isGreaterThan(3 * (change.upper() - change.lower()));
        }

        @Test
        void counts_samples_without_a_partner() {
            double[] missing = TO_99.clone();
            missing[5] = Double.NaN;
            Estimate change = median().within(0, 100).change(scores(missing), scores(TO_99)).orElseThrow().at(0.95);
            assertThat(change.scored()).isEqualTo(98);
            assertThat(change.unscored()).isEqualTo(1);
        }
    }

    @Test
    void of_nothing_is_nothing() {
        assertThat(median().measure(scores(Double.NaN))).isEmpty();
        assertThat(median().change(scores(1), scores(Double.NaN))).isEmpty();
    }
}
