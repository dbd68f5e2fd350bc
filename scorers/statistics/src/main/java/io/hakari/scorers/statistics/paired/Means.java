package io.hakari.scorers.statistics.paired;

import org.apache.commons.statistics.distribution.TDistribution;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.proportion.Proportions;

/// Confidence intervals of a mean.
public final class Means {
    private Means() {
    }

    /// Return Student's interval `mean ± t(n-1) · deviation / √n`.
    ///
    /// @param deviation the standard deviation with divisor n - 1
    /// @param n         numbers, above 1; need not be whole when it is an effective sample size
    /// @throws IllegalArgumentException when a number is outside its range
    public static Interval student(double mean, double deviation, double n, double confidence) {
        Checks.finite(mean);
        Checks.require(deviation >= 0 && Double.isFinite(deviation),
                "deviation [" + deviation + "] must be finite and at least 0");
        Checks.require(n > 1, "sample size [" + n + "] must be above 1");
        double tail = (1 - Checks.confidence(confidence)) / 2;
        double half = TDistribution.of(n - 1).inverseSurvivalProbability(tail) * deviation / Math.sqrt(n);
        return new Interval(mean - half, mean + half, confidence);
    }

    /// Return an interval for numbers that were all the same, of which Student's would be a point.
    ///
    /// That none of `n` differed bounds the share that differs by `u`, the exact upper bound of 0 in `n`. Were that share
    /// as far off as the range allows, the mean would lie in `[m - u(m - low), m + u(high - m)]`. One number alone tells
    /// little: with it `u` is 0.975.
    ///
    /// @param value the number that all were
    /// @param n     how many they were
    /// @param low   the least that a number can be; may be infinite
    /// @param high  the most that a number can be; may be infinite
    /// @throws IllegalArgumentException when a number is outside its range
    public static Interval constant(double value, double n, double low, double high, double confidence) {
        Checks.finite(value);
        Checks.require(low <= value && value <= high,
                "value [" + value + "] must be in its range [" + low + ", " + high + "]");
        double share = Proportions.clopperPearson(0.0, n, confidence).upper();
        return new Interval(value - share * (value - low), value + share * (high - value), confidence);
    }
}
