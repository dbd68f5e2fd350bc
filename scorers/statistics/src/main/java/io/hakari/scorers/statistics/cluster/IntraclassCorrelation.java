package io.hakari.scorers.statistics.cluster;

import java.util.OptionalDouble;

/// How alike the numbers of one cluster are, and what that costs.
///
/// From the analysis of variance with unequal clusters: `n₀ = (n - Σ size²/n) / (G-1)` and
/// `icc = (between - within) / (between + (n₀-1) within)`, both in mean squares. Each is empty where its divisor is 0.
///
/// Donner (1986), A review of inference procedures for the intraclass correlation coefficient, International Statistical
/// Review 54; Kish (1965), Survey Sampling.
///
/// @param between      the mean square between clusters; empty for one cluster
/// @param within       the mean square within clusters; empty when every cluster is one number
/// @param size         `n₀`, the size that equal clusters would have; empty for one cluster
/// @param icc          ICC(1), at most 1 and possibly negative
/// @param designEffect `1 + (Σ size²/n - 1) max(icc, 0)`: how many times more numbers are needed than without clusters
public record IntraclassCorrelation(OptionalDouble between, OptionalDouble within, OptionalDouble size,
        OptionalDouble icc, OptionalDouble designEffect) {

    /// Return the correlation of numbers that are at hand.
    ///
    /// @throws IllegalArgumentException when the lists differ in length, are empty, or hold a number that is not finite
    ///                                  or a negative cluster
    public static IntraclassCorrelation of(double[] values, int[] clusters) {
        return of(ClusterSums.of(values, clusters));
    }

    /// Return the correlation of numbers that came one by one.
    ///
    /// @throws IllegalArgumentException when none came
    public static IntraclassCorrelation of(ClusterSums sums) {
        Clusters clusters = sums.summary();
        double free = clusters.count() - 1.0;
        double between = clusters.between() / free;
        double within = clusters.within / (clusters.n - clusters.count());
        double size = (clusters.n - clusters.meanSize()) / free;
        double icc = (between - within) / (between + (size - 1) * within);
        double effect = 1 + (clusters.meanSize() - 1) * Math.max(icc, 0);
        return new IntraclassCorrelation(defined(between), defined(within), defined(size), defined(icc),
                defined(effect));
    }

    private static OptionalDouble defined(double quotient) {
        return Double.isFinite(quotient) ? OptionalDouble.of(quotient) : OptionalDouble.empty();
    }
}
