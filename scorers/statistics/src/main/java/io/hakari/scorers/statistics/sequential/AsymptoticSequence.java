package io.hakari.scorers.statistics.sequential;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.number.Checks;

/// An interval of any mean that may be looked at as often as one likes, once there are many numbers.
public final class AsymptoticSequence {
    private AsymptoticSequence() {
    }

    /// Return `mean ± sd √(2 (tρ²+1) / (t²ρ²) · log(√(tρ²+1) / α))`.
    ///
    /// It is to the normal interval what the sequences for [0, 1] are to the exact ones: right in the limit, for numbers
    /// without known bounds. It is narrowest near `t = 2 log(1/α) / ρ²` or so.
    ///
    /// Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas (2024), Time-uniform central limit theory and asymptotic confidence
    /// sequences, Annals of Statistics 52.
    ///
    /// @param mean  of the numbers so far
    /// @param sd    their deviation, at least 0
    /// @param t     how many, at least 1
    /// @param alpha in (0, 1)
    /// @param rho   above 0, chosen before the first look
    /// @throws IllegalArgumentException when a number is outside its range
    public static Interval interval(double mean, double sd, long t, double alpha, double rho) {
        Checks.finite("mean", mean);
        Checks.within("deviation", sd, 0, Double.MAX_VALUE);
        Checks.require(t >= 1, "numbers [" + t + "] must be at least 1");
        Checks.inside("alpha", alpha, 0, 1);
        Checks.require(rho > 0 && Double.isFinite(rho), "rho [" + rho + "] must be above 0");
        double count = (double) t;
        double scale = count * rho * rho;
        double half = sd * Math.sqrt(2 * (scale + 1) / (count * scale) * (Math.log1p(scale) / 2 - Math.log(alpha)));
        return new Interval(mean - half, mean + half, 1 - alpha);
    }
}
