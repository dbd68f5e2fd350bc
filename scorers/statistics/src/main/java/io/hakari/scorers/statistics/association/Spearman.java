package io.hakari.scorers.statistics.association;

import java.util.OptionalDouble;

import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.number.Midranks;

/// Spearman's rank correlation: Pearson's of the midranks, with Student's p (Spearman 1904; Kendall and Gibbons 1990).
///
/// A constant column has none. The p is an approximation that wants ten pairs or more.
///
/// @param rho in [-1, 1]
/// @param p   two-sided
public record Spearman(OptionalDouble rho, OptionalDouble p) {
    private static final double ANY = 0.95;

    /// Correlate the ranks of two columns, pair by pair.
    ///
    /// @throws IllegalArgumentException when the columns differ in length, are empty, or hold what is not finite
    public static Spearman of(double[] x, double[] y) {
        Checks.finite("x", x);
        Checks.finite("y", y);
        Checks.sameLength("x", x.length, "y", y.length);
        Pearson ranks = Pearson.of(Midranks.of(x), Midranks.of(y), ANY);
        return new Spearman(ranks.r(), ranks.p());
    }
}
