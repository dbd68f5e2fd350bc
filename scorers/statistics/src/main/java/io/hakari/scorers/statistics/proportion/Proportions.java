package io.hakari.scorers.statistics.proportion;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.number.Checks;

/// Confidence intervals of one proportion.
///
/// They are written here, on the quantiles of Commons Statistics, because its interval classes take `int` counts and
/// leave the ends at 0 and `n` unclipped, or inexact for a thousand million trials and more.
public final class Proportions {
    private static final double MANY = 1e7;
    private static final double RARE = 1e-6;

    private Proportions() {
    }

    /// Return Wilson's score interval without continuity correction.
    ///
    /// With `p = k/n` and `z` the normal quantile: `(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)`. Exactly 0 below
    /// no success and exactly 1 above no failure.
    ///
    /// @param k successes, in [0, n]
    /// @param n trials, at least 1
    /// @throws IllegalArgumentException when a number is outside its range
    public static Interval wilson(long k, long n, double confidence) {
        Checks.counts(k, n);
        return wilson((double) k, (double) n, confidence);
    }

    /// Return the exact interval of Clopper and Pearson, which covers at least as often as it says.
    ///
    /// Its ends are the quantiles `Beta(k, n-k+1)` and `Beta(k+1, n-k)`; without a success or without a failure they have
    /// closed forms.
    ///
    /// @param k successes, in [0, n]
    /// @param n trials, at least 1
    /// @throws IllegalArgumentException when a number is outside its range
    public static Interval clopperPearson(long k, long n, double confidence) {
        Checks.counts(k, n);
        return clopperPearson((double) k, (double) n, confidence);
    }

    /// Return the exact one-sided upper bound: the largest rate that still gives `k` successes or fewer with probability
    /// `1 - confidence`.
    public static double upperBoundExact(long k, long n, double confidence) {
        Checks.counts(k, n);
        return exactUpper((double) k, (double) n, 1 - Checks.confidence(confidence));
    }

    /// Return the exact one-sided lower bound.
    public static double lowerBoundExact(long k, long n, double confidence) {
        Checks.counts(k, n);
        return exactLower((double) k, (double) n, 1 - Checks.confidence(confidence));
    }

    /// Wilson's interval for an effective sample size, which need not be whole.
    public static Interval wilson(double k, double n, double confidence) {
        double z = Checks.z(confidence);
        double p = k / n;
        double half = z * z / (2 * n);
        double root = z * Math.sqrt(p * (n - k) / n / n + z * z / (4 * n * n));
        // The lower end is p + half - root, which cancels for small p; written by its conjugate it does not.
        double lower = p * p / (p + half + root);
        double upper = (p + half + root) / (1 + 2 * half);
        return new Interval(lower, k == n ? 1 : upper, confidence);
    }

    /// Clopper and Pearson's interval for an effective sample size, after Korn and Graubard (1998).
    public static Interval clopperPearson(double k, double n, double confidence) {
        double tail = (1 - Checks.confidence(confidence)) / 2;
        return new Interval(exactLower(k, n, tail), exactUpper(k, n, tail), confidence);
    }

    private static double exactLower(double k, double n, double tail) {
        if (k == 0) {
            return 0;
        }
        if (k == n) {
            return Math.pow(tail, 1 / n);
        }
        return isRare(k, n)
                ? rare(GammaDistribution.of(k, 1).inverseCumulativeProbability(tail), k - 1, n)
                : BetaDistribution.of(k, n - k + 1).inverseCumulativeProbability(tail);
    }

    private static double exactUpper(double k, double n, double tail) {
        if (k == n) {
            return 1;
        }
        if (k == 0) {
            return -Math.expm1(Math.log(tail) / n);
        }
        return isRare(k, n)
                ? rare(GammaDistribution.of(k + 1, 1).inverseSurvivalProbability(tail), k, n)
                : BetaDistribution.of(k + 1, n - k).inverseSurvivalProbability(tail);
    }

    private static boolean isRare(double k, double n) {
        return n >= MANY && k <= RARE * n;
    }

    /// Return the rate of a binomial whose count has the tail of a Poisson one, after Molenaar (1970); its relative error
    /// is of the order `(k/n)²`. The quantiles of Commons are off by 2·10⁻⁸ there.
    private static double rare(double poisson, double k, double n) {
        return poisson / (n + (poisson - k) / 2);
    }
}
