package io.hakari.scorers.statistics.bootstrap;

import static io.hakari.scorers.statistics.bootstrap.Bootstrap.bootstrap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.hakari.metric.Interval;

class BootstrapTest {
    private static final double[] SKEWED = new SplittableRandom(1).doubles(6000).map(u -> -Math.log1p(-u)).toArray();
    private static final double[] FEW = Arrays.stream(SKEWED).map(value -> Math.rint(value * 2) / 20).toArray();

    static Stream<BootstrapStatistic> statistics() {
        double[] some = Arrays.copyOf(SKEWED, 300);
        return Stream.of(BootstrapStatistic.mean(SKEWED), BootstrapStatistic.mean(FEW), BootstrapStatistic.mean(some),
                BootstrapStatistic.clusteredMean(SKEWED, IntStream.range(0, 6000).map(i -> i / 7).toArray()),
                BootstrapStatistic.clusteredMean(FEW, IntStream.range(0, 6000).map(i -> i % 900).toArray()),
                BootstrapStatistic.median(some), BootstrapStatistic.deviation(FEW), BootstrapStatistic.deviation(some),
                BootstrapStatistic.correlation(some, Arrays.copyOfRange(SKEWED, 300, 600)));
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void replicates_are_the_same_on_any_number_of_threads(BootstrapStatistic statistic) {
        double[] alone = replicates(bootstrap(2500, 9), statistic);
        assertThat(replicates(bootstrap(2500, 9).threads(2), statistic)).isEqualTo(alone);
        assertThat(replicates(bootstrap(2500, 9).threads(7), statistic)).isEqualTo(alone);
        assertThat(Arrays.equals(replicates(bootstrap(2500, 10), statistic), alone)).as("other seed").isFalse();
    }

    private static double[] replicates(Bootstrap settings, BootstrapStatistic statistic) {
        return settings.replicate(statistic).orElseThrow().sorted();
    }

    @Test
    void replicates_of_a_mean_spread_by_its_standard_error_however_they_are_drawn() {
        for (double[] values : new double[][]{SKEWED, FEW, Arrays.copyOf(SKEWED, 300)}) {
            double[] replicates = bootstrap(20_000, 2).replicate(BootstrapStatistic.mean(values)).orElseThrow()
                    .sorted();
            double mean = Arrays.stream(values).average().orElseThrow();
            double spread = Math
                    .sqrt(Arrays.stream(replicates).map(r -> (r - mean) * (r - mean)).average().orElseThrow());
            assertThat(spread).isCloseTo(Bootstrap.idealStandardError(values), within(0.02 * spread));
        }
    }

    @Test
    void any_function_of_the_weights_is_a_statistic() {
        double[] values = Arrays.copyOf(SKEWED, 300);
        BootstrapStatistic mean = BootstrapStatistic.weighted(300, weights -> OptionalDouble
                .of(IntStream.range(0, 300).mapToDouble(i -> weights[i] * values[i]).sum() / 300));
        Interval own = bootstrap(20_000, 2).bca(mean, 0.9).orElseThrow().interval();
        Interval built = bootstrap(20_000, 3).bca(BootstrapStatistic.mean(values), 0.9).orElseThrow().interval();
        assertThat(own.lower()).isCloseTo(built.lower(), within(0.006));
        assertThat(own.upper()).isCloseTo(built.upper(), within(0.006));
    }

    @Test
    void pairs_of_right_and_wrong_are_their_three_counts() {
        double[] candidate = DoubleStream.concat(DoubleStream.generate(() -> 1).limit(30),
                DoubleStream.generate(() -> 0).limit(170)).toArray();
        double[] baseline = IntStream.range(0, 200).mapToDouble(i -> i >= 30 && i < 40 ? 1 : 0).toArray();
        assertThat(bootstrap(1000, 1).bca(BootstrapStatistic.pairedBinary(30, 10, 200), 0.95))
                .isEqualTo(bootstrap(1000, 1).bca(BootstrapStatistic.pairedDifference(candidate, baseline), 0.95));
    }

    @Test
    void ties_with_the_estimate_are_not_broken_by_rounding() {
        double[] tenths = {0.1, 0.3, 0.4, 0.8, 0.9};
        double[] values = IntStream.range(0, 160).mapToDouble(i -> tenths[i % 5]).toArray();
        BootstrapReplicates replicates = bootstrap(10_000, 5).replicate(BootstrapStatistic.mean(values)).orElseThrow();
        double[] near = Arrays.stream(replicates.sorted()).filter(r -> Math.abs(r - 0.5) < 1e-9).toArray();
        assertThat(near.length).isBetween(60, 150);
        assertThat(near).containsOnly(replicates.estimate());
    }

    @Test
    void a_mean_far_from_zero_keeps_its_digits() {
        double[] far = Arrays.stream(SKEWED).map(value -> value + 1e12).toArray();
        double[] near = replicates(bootstrap(1000, 5), BootstrapStatistic.mean(SKEWED));
        double[] shifted = replicates(bootstrap(1000, 5), BootstrapStatistic.mean(far));
        assertThat(Arrays.stream(shifted).map(r -> r - 1e12).toArray()).containsExactly(near, within(4e-4));
    }

    @Nested
    class Without_anything_to_resample {

        @Test
        void constant_data_have_no_interval() {
            double[] constant = {0.7, 0.7, 0.7, 0.7, 0.7};
            assertThat(bootstrap(100, 1).bca(BootstrapStatistic.mean(constant), 0.95)).isEmpty();
            assertThat(bootstrap(100, 1).percentile(BootstrapStatistic.median(constant), 0.95)).isEmpty();
            assertThat(bootstrap(100, 1).bca(BootstrapStatistic.pairedBinary(0, 0, 2_000_000_000), 0.95)).isEmpty();
        }

        @Test
        void one_unit_has_no_interval() {
            assertThat(bootstrap(100, 1).bca(BootstrapStatistic.mean(new double[]{3}), 0.95)).isEmpty();
            assertThat(bootstrap(100, 1)
                    .percentile(BootstrapStatistic.clusteredMean(new double[]{1, 0, 1}, new int[]{0, 0, 0}), 0.95))
                    .isEmpty();
            assertThat(bootstrap(100, 1).percentile(BootstrapStatistic.deviation(new double[]{3}), 0.95)).isEmpty();
        }

        @Test
        void undefined_resamples_are_left_out() {
            BootstrapStatistic three = BootstrapStatistic.correlation(new double[]{1, 2, 3}, new double[]{1, 3, 2});
            assertThat(bootstrap(9000, 1).replicate(three).orElseThrow().size()).isCloseTo(8000, within(150));
            assertThat(bootstrap(100, 1).replicate(BootstrapStatistic.correlation(new double[]{1, 1},
                    new double[]{1, 2}))).isEmpty();
        }
    }

    @Nested
    class A_wrong_argument {

        @Test
        void is_named_with_its_value() {
            assertThatThrownBy(() -> bootstrap(1, 0)).hasMessage("replicates [1] must be at least 2");
            assertThatThrownBy(() -> bootstrap(9, 0).threads(0)).hasMessage("threads [0] must be at least 1");
            assertThatThrownBy(() -> BootstrapStatistic.mean(new double[]{1, Double.NaN}))
                    .hasMessage("values [NaN] at index 1 must be finite");
            assertThatThrownBy(() -> BootstrapStatistic.pairedBinary(3, 4, 6))
                    .hasMessage("discordant pairs [3] and [4] must be at least 0 and at most [6] together");
            assertThatThrownBy(() -> BootstrapStatistic.ratio(new double[]{1}, new double[]{0}))
                    .hasMessage("denominator [0.0] must be above 0");
            assertThatThrownBy(() -> BootstrapStatistic.mean(new double[]{1, 2}, new int[]{Integer.MAX_VALUE, 1}))
                    .hasMessage("items [2147483648] must be at most 2147483647");
            assertThatThrownBy(() -> bootstrap(9, 0).bca(BootstrapStatistic.pairedBinary(1, 1, 3), 1))
                    .hasMessage("confidence [1.0] must be in (0, 1)");
        }
    }
}
