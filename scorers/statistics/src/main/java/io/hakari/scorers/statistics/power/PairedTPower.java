package io.hakari.scorers.statistics.power;

import org.apache.commons.statistics.distribution.TDistribution;

import io.hakari.scorers.statistics.number.Checks;

/// What a paired t test can tell.
public final class PairedTPower {
    private PairedTPower() {
    }

    /// Return the chance that the two-sided test rejects, on either side: both tails of the noncentral t distribution with
    /// `n - 1` degrees of freedom and noncentrality `δ √n / sd`.
    ///
    /// @param n     pairs, at least 2
    /// @param delta the true mean difference
    /// @param sd    the deviation of the differences, above 0
    /// @param alpha in (0, 1)
    /// @throws IllegalArgumentException when a number is outside its range
    public static double twoSided(long n, double delta, double sd, double alpha) {
        Checks.require(n >= 2, "pairs [" + n + "] must be at least 2");
        Checks.finite("difference", delta);
        Checks.require(sd > 0 && Double.isFinite(sd), "deviation [" + sd + "] must be above 0");
        Checks.inside("alpha", alpha, 0, 1);
        double df = (double) (n - 1);
        double critical = TDistribution.of(df).inverseSurvivalProbability(alpha / 2);
        double centre = delta / sd * Math.sqrt((double) n);
        return Math.min(1, NoncentralT.above(critical, df, centre) + NoncentralT.above(critical, df, -centre));
    }
}
