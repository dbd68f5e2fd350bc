package io.hakari.scorers.statistics.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final ConsistencyBand.Plan PLAN = new ConsistencyBand.Plan(2000, 5, 0.9);

    @Test
    void closes_bins_on_the_right() {
        // 0.3 > 3 * 0.1 in doubles; the quotient 3/10 is exact enough to keep it in the third bin.
        Forecasts edges = Forecasts.of(new double[]{0, 0.1, 0.2, 0.30000000000000004, 0.3}, new int[]{0, 0, 1, 1, 0});

        assertThat(ReliabilityDiagram.of(edges, new Binning.Uniform(10)).points()).extracting(ReliabilityPoint::count)
                .containsExactly(2L, 1L, 1L, 1L);
        // 0.07 * 100 is above 7 in doubles, 7 / 100 is 0.07.
        Forecasts rounded = Forecasts.of(new double[]{0.065, 0.07, 0.075}, new int[]{0, 0, 1});
        assertThat(ReliabilityDiagram.of(rounded, new Binning.Uniform(100)).points())
                .extracting(ReliabilityPoint::count).containsExactly(2L, 1L);
    }

    @Test
    void draws_each_bin_with_its_mean_and_rate() {
        Forecasts forecasts = Forecasts.of(new double[]{0.75, 0.25, 1, 0.5}, new int[]{1, 0, 1, 1});

        assertThat(ReliabilityDiagram.of(forecasts, new Binning.Uniform(2)).points())
                .isEqualTo(List.of(new ReliabilityPoint(2, 0.375, 0.5), new ReliabilityPoint(2, 0.875, 1)));
        assertThat(ReliabilityDiagram.of(forecasts, new Binning.Quantile(3)).points())
                .extracting(ReliabilityPoint::count).containsExactly(2L, 1L, 1L);
    }

    @Test
    void costs_infinitely_much_to_be_certain_and_wrong() {
        Forecasts wrong = Forecasts.of(new double[]{1}, new int[]{0});

        assertThat(wrong.logLoss(0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(wrong.logLoss(1e-15)).isCloseTo(-Math.log(1e-15), within(1e-12));
        assertThat(Forecasts.of(new double[]{0}, new int[]{0}).logLoss(0)).isZero();
    }

    @Test
    void takes_the_score_apart_without_a_rest() {
        Forecasts forecasts = drawn(500, 8, 0.3);
        BrierDecomposition parts = BrierDecomposition.of(forecasts);

        assertThat(parts.reliability() - parts.resolution() + parts.uncertainty())
                .isCloseTo(parts.brier(), within(1e-14));
    }

    @Test
    void finds_calibrated_forecasts_inside_their_band_as_often_as_it_says() {
        long inside = IntStream.range(0, 200).filter(seed -> {
            Forecasts forecasts = drawn(100, seed, 0);
            double error = ReliabilityDiagram.of(forecasts, new Binning.Uniform(10)).expectedError();
            ConsistencyBand band = ConsistencyBand.of(forecasts, new Binning.Uniform(10),
                    new ConsistencyBand.Plan(300, seed, 0.9));
            return band.lower() <= error && error <= band.upper();
        }).count();

        // 180 expected, with a standard deviation of 4.2 and some for 300 draws.
        assertThat(inside).isBetween(164L, 196L);
    }

    @Test
    void shows_that_the_error_of_few_forecasts_is_far_from_zero() {
        ConsistencyBand few = ConsistencyBand.of(drawn(50, 1, 0), new Binning.Uniform(10), PLAN);
        ConsistencyBand many = ConsistencyBand.of(drawn(5000, 1, 0), new Binning.Uniform(10), PLAN);

        assertThat(few.median()).isBetween(0.08, 0.2);
        assertThat(many.median()).isBetween(0.005, 0.02);
        assertThat(few.lower()).isLessThan(few.median());
        assertThat(few.upper()).isGreaterThan(few.median());
    }

    @Test
    void tells_forecasts_that_are_off() {
        assertThat(ConsistencyBand.of(drawn(1000, 2, 0.3), new Binning.Uniform(10), PLAN).p()).isEqualTo(1 / 2001.0);
        assertThat(ConsistencyBand.of(Forecasts.of(new double[]{1, 0}, new int[]{1, 0}), new Binning.Quantile(2), PLAN)
                .p()).isEqualTo(1);
    }

    @Test
    void draws_the_same_band_with_any_number_of_threads() {
        Forecasts forecasts = drawn(300, 4, 0.1);
        ConsistencyBand usual = ConsistencyBand.of(forecasts, new Binning.Quantile(7), PLAN);
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            assertThat(one.submit(() -> ConsistencyBand.of(forecasts, new Binning.Quantile(7), PLAN)).join())
                    .isEqualTo(usual);
        }
        assertThat(ConsistencyBand.of(forecasts, new Binning.Quantile(7), new ConsistencyBand.Plan(2000, 6, 0.9)))
                .isNotEqualTo(usual);
    }

    @Test
    void refuses_what_is_no_forecast() {
        assertThatThrownBy(() -> Forecasts.of(new double[]{1.5}, new int[]{1}))
                .hasMessage("probability [1.5] must be in [0, 1]");
        assertThatThrownBy(() -> Forecasts.of(new double[]{}, new int[]{}))
                .hasMessage("probabilities [] must hold at least one number");
        assertThatThrownBy(() -> new Binning.Uniform(0)).hasMessage("bins [0] must be at least 1");
        assertThatThrownBy(() -> new ConsistencyBand.Plan(0, 1, 0.9)).hasMessage("draws [0] must be at least 1");
    }

    /// Forecasts whose outcomes come true less often than told, by a share.
    private static Forecasts drawn(int n, long seed, double less) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] probabilities = random.doubles(n).toArray();
        int[] outcomes = IntStream.range(0, n)
                .map(i -> random.nextDouble() < probabilities[i] * (1 - less) ? 1 : 0).toArray();
        return Forecasts.of(probabilities, outcomes);
    }
}
