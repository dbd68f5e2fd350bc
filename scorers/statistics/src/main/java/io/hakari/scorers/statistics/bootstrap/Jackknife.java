package io.hakari.scorers.statistics.bootstrap;

import java.util.Arrays;
import java.util.Optional;

import io.hakari.scorers.statistics.number.Checks;

/// What leaving out one unit after the other tells of a statistic.
///
/// With `u_i` the mean of all leave-one-out values minus the `i`-th, the acceleration is `Σu³ / 6(Σu²)^1.5`, 0 when none
/// differs, and the standard error is `√((n-1)/n Σu²)`. Efron (1987), Better bootstrap confidence intervals, Journal of
/// the American Statistical Association 82.
///
/// @param acceleration  within ±1/6
/// @param standardError at least 0
public record Jackknife(double acceleration, double standardError) {
    private static final double ROUNDING = 0x1p-50;

    /// Compute both from the values that a statistic takes when each unit in turn is left out.
    ///
    /// @throws IllegalArgumentException when there are fewer than two values, or one that is not finite
    public static Jackknife of(double[] leaveOneOut) {
        Checks.finite("leave-one-out values", leaveOneOut);
        Checks.require(leaveOneOut.length > 1,
                "leave-one-out values [" + leaveOneOut.length + "] must be at least 2");
        int[] ones = new int[leaveOneOut.length];
        Arrays.fill(ones, 1);
        double largest = Arrays.stream(leaveOneOut).map(Math::abs).max().orElse(0);
        return weighted(leaveOneOut, ones, ROUNDING * largest);
    }

    /// @param leaveOneOut the values, or the values less a constant
    /// @param counts      of the units with the same value
    /// @param rounding    differences up to which all values are taken for the same
    static Jackknife weighted(double[] leaveOneOut, int[] counts, double rounding) {
        double n = Arrays.stream(counts).asLongStream().sum();
        double mean = 0;
        for (int i = 0; i < leaveOneOut.length; i++) {
            mean += counts[i] / n * (leaveOneOut[i] - leaveOneOut[0]);
        }
        double largest = 0;
        for (double value : leaveOneOut) {
            largest = Math.max(largest, Math.abs(mean - (value - leaveOneOut[0])));
        }
        if (largest <= rounding) {
            return new Jackknife(0, 0);
        }
        double squares = 0;
        double cubes = 0;
        for (int i = 0; i < leaveOneOut.length; i++) {
            // In units of the largest, lest a cube overflow or vanish.
            double u = (mean - (leaveOneOut[i] - leaveOneOut[0])) / largest;
            squares += counts[i] * u * u;
            cubes += counts[i] * u * u * u;
        }
        return new Jackknife(cubes / (6 * squares * Math.sqrt(squares)),
                largest * Math.sqrt((n - 1) / n * squares));
    }

    /// Compute both when the statistic may be undefined without some unit; then they are undefined, too.
    static Optional<Jackknife> maybe(double[] leaveOneOut, int[] counts, double rounding) {
        boolean defined = Arrays.stream(leaveOneOut).allMatch(Double::isFinite);
        return defined ? Optional.of(weighted(leaveOneOut, counts, rounding)) : Optional.empty();
    }
}
