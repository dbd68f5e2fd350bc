package io.hakari.scorers.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// Refuses numbers that no formula may see; a statistic of nonsense is never a number.
final class Checks {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Checks() {
    }

    static void counts(long k, long n) {
        require(n >= 1, "trials [" + n + "] must be at least 1");
        require(k >= 0 && k <= n, "successes [" + k + "] must be in [0, " + n + "]");
    }

    static double confidence(double confidence) {
        require(confidence > 0 && confidence < 1, "confidence [" + confidence + "] must be in (0, 1)");
        return confidence;
    }

    static double finite(double value) {
        require(Double.isFinite(value), "value [" + value + "] must be finite");
        return value;
    }

    /// Return the normal quantile of a two-sided interval.
    static double z(double confidence) {
        return NORMAL.inverseSurvivalProbability((1 - confidence(confidence)) / 2);
    }

    static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }
}
