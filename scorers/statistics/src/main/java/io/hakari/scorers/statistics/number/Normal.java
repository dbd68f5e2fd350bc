package io.hakari.scorers.statistics.number;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// The standard normal distribution, by its upper tail, which keeps its digits far out.
public final class Normal {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Normal() {
    }

    /// Return `1 - Φ(z)`.
    public static double above(double z) {
        return NORMAL.survivalProbability(z);
    }

    /// Return `Φ(z)`.
    public static double below(double z) {
        return NORMAL.survivalProbability(-z);
    }

    /// Return the `z` above which lies a share of the distribution.
    public static double quantileAbove(double share) {
        return NORMAL.inverseSurvivalProbability(share);
    }
}
