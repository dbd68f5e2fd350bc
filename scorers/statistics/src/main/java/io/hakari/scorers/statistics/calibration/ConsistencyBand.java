package io.hakari.scorers.statistics.calibration;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

import io.hakari.scorers.statistics.number.Checks;

/// The expected calibration error that a perfectly calibrated forecaster would show with these very forecasts.
///
/// Outcomes are drawn from the forecasts again and again and put into the same bins (Bröcker and Smith 2007, Increasing
/// the reliability of reliability diagrams). An error inside the band is no sign of miscalibration. The draws depend on
/// the seed alone, not on the number of threads.
///
/// @param lower      of the band
/// @param median     what perfect calibration shows most often
/// @param upper      of the band
/// @param p          of perfect calibration, one-sided: `(1 + draws at least as bad) / (1 + draws)`
/// @param confidence of the band
public record ConsistencyBand(double lower, double median, double upper, double p, double confidence) {
    /// Sums of the same terms in another order differ by less.
    private static final double ROUNDING = 1e-12;

    /// How the band is drawn.
    ///
    /// @param draws      at least 1
    /// @param seed       of the draws
    /// @param confidence of the band, in (0, 1)
    public record Plan(int draws, long seed, double confidence) {

        public Plan {
            Checks.require(draws >= 1, "draws [" + draws + "] must be at least 1");
            Checks.confidence(confidence);
        }
    }

    /// Draw the band of forecasts.
    public static ConsistencyBand of(Forecasts forecasts, Binning binning, Plan plan) {
        Bins bins = Bins.of(forecasts, binning);
        double[] expected = IntStream.range(0, bins.count()).mapToDouble(bins::forecast).toArray();
        long[] seeds = RandomSource.XO_RO_SHI_RO_128_PP.create(plan.seed()).longs(plan.draws()).toArray();
        double[] errors = Arrays.stream(seeds).parallel().mapToDouble(seed -> draw(bins, expected, seed)).toArray();
        Arrays.sort(errors);
        double observed = ReliabilityDiagram.of(forecasts, binning).expectedError() - ROUNDING;
        long worse = Arrays.stream(errors).filter(error -> error >= observed).count();
        double tail = (1 - plan.confidence()) / 2;
        return new ConsistencyBand(quantile(errors, tail), quantile(errors, 0.5), quantile(errors, 1 - tail),
                (1.0 + worse) / (1.0 + plan.draws()), plan.confidence());
    }

    private static double draw(Bins bins, double[] expected, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        double sum = 0;
        for (int bin = 0; bin < expected.length; bin++) {
            int came = 0;
            for (int place = bins.start(bin); place < bins.start(bin + 1); place++) {
                came += random.nextDouble() < bins.sorted(place) ? 1 : 0;
            }
            sum += Math.abs(expected[bin] - came);
        }
        return sum / bins.start(expected.length);
    }

    /// Return the quantile of sorted numbers by linear interpolation, type 7 of Hyndman and Fan (1996).
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
