package io.hakari.scorers.statistics.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.hakari.metric.Interval;

class BootstrapReplicatesTest {
    private static final BootstrapReplicates FIVE = BootstrapReplicates.of(new double[]{4, 1, 3, 0, 2}, 2);

    @Test
    void quantiles_lie_between_neighbours() {
        assertThat(FIVE.quantile(0)).isEqualTo(0.0);
        assertThat(FIVE.quantile(0.3)).isCloseTo(1.2, within(1e-15));
        assertThat(FIVE.quantile(1)).isEqualTo(4.0);
        assertThatThrownBy(() -> FIVE.quantile(1.5)).hasMessage("level [1.5] must be in [0, 1]");
    }

    @Test
    void without_bias_and_acceleration_both_intervals_are_the_same() {
        Interval percentile = FIVE.percentile(0.8);
        Interval bca = FIVE.bca(0, 0.8).orElseThrow().interval();
        assertThat(bca.lower()).isCloseTo(percentile.lower(), within(1e-12));
        assertThat(bca.upper()).isCloseTo(percentile.upper(), within(1e-12));
    }

    @Test
    void there_is_no_bca_interval_when_the_estimate_is_outside() {
        assertThat(BootstrapReplicates.of(new double[]{1, 2}, 3).bca(0, 0.95)).isEmpty();
        assertThat(BootstrapReplicates.of(new double[]{1, 2}, 0).bca(0, 0.95)).isEmpty();
    }

    @Test
    void there_is_no_bca_interval_beyond_the_pole_of_its_levels() {
        assertThat(FIVE.bca(0.6, 0.95)).isEmpty();
        assertThat(FIVE.bca(-0.6, 0.95)).isEmpty();
    }

    @Nested
    class The_jackknife {
        private final double[] values = new SplittableRandom(2).doubles(5000).map(u -> u * u).sorted().toArray();

        @Test
        void has_the_same_closed_form_as_leaving_out_one_by_one() {
            double[] few = IntStream.range(0, 200).mapToDouble(i -> values[i]).toArray();
            Jackknife closed = BootstrapStatistic.mean(few).jackknife().orElseThrow();
            Jackknife anew = mean(few).jackknife().orElseThrow();
            assertThat(closed.acceleration()).isCloseTo(anew.acceleration(), within(1e-9));
            assertThat(closed.standardError()).isCloseTo(anew.standardError(), within(1e-12));
        }

        @Test
        void of_a_ratio_leaves_out_whole_clusters() {
            double[] sums = {1, 4, 2, 8};
            double[] sizes = {2, 4, 4, 9};
            double[] leftOut = IntStream.range(0, 4).mapToDouble(i -> (15 - sums[i]) / (19 - sizes[i])).toArray();
            Jackknife ratio = BootstrapStatistic.ratio(sums, sizes).jackknife().orElseThrow();
            assertThat(ratio.acceleration()).isCloseTo(Jackknife.of(leftOut).acceleration(), within(1e-12));
            assertThat(ratio.standardError()).isCloseTo(Jackknife.of(leftOut).standardError(), within(1e-12));
        }

        @Test
        void of_many_items_leaves_out_groups() {
            double closed = BootstrapStatistic.mean(values).jackknife().orElseThrow().standardError();
            assertThat(mean(values).jackknife().orElseThrow().standardError()).isCloseTo(closed, within(0.1 * closed));
        }

        @Test
        void needs_two_values() {
            assertThatThrownBy(() -> Jackknife.of(new double[]{1}))
                    .hasMessage("leave-one-out values [1] must be at least 2");
            assertThat(BootstrapStatistic.deviation(new double[]{1, 2}).jackknife()).isEmpty();
        }

        @Test
        void survives_very_small_and_very_large_numbers() {
            double acceleration = Jackknife.of(new double[]{1, 2, 4}).acceleration();
            assertThat(Jackknife.of(new double[]{1e-200, 2e-200, 4e-200}).acceleration()).isCloseTo(acceleration,
                    within(1e-12));
            assertThat(Jackknife.of(new double[]{1e200, 2e200, 4e200}).acceleration()).isCloseTo(acceleration,
                    within(1e-12));
        }

        private BootstrapStatistic mean(double[] of) {
            return BootstrapStatistic.weighted(of.length, weights -> {
                double sum = 0;
                double total = 0;
                for (int i = 0; i < of.length; i++) {
                    sum += weights[i] * of[i];
                    total += weights[i];
                }
                return OptionalDouble.of(sum / total);
            });
        }
    }
}
