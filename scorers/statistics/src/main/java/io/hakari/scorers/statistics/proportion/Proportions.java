package io.hakari.scorers.statistics.proportion;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.number.Checks;

/// Confidence intervals of one proportion.
///
/// They are written here, on the quantiles of Commons Statistics, because its interval classes take `int` counts and
/// leave the ends at 0 and `n` unclipped, or inexact for a thousand million trials and more.
public final class Proportions {
    private static final double HALF = 0.5;
    private static final double SLACK = 4;

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

    /// Return Wilson's interval for an effective sample size, which need not be whole.
    ///
    /// @param k successes, in [0, n]
    /// @param n effective trials, above 0
    /// @throws IllegalArgumentException when a number is outside its range
    public static Interval wilson(double k, double n, double confidence) {
        double z = Checks.z(confidence);
        double successes = effective(k, n);
        double p = successes / n;
        double half = z * z / (2 * n);
        double root = z * Math.sqrt(p * (n - successes) / n / n + z * z / (4 * n * n));
        // The lower end is p + half - root, which cancels for small p; written by its conjugate it does not.
        double lower = p * p / (p + half + root);
        double upper = (p + half + root) / (1 + 2 * half);
        return new Interval(lower, successes == n ? 1 : Math.min(1, upper), confidence);
    }

    /// Return Clopper and Pearson's interval for an effective sample size, after Korn and Graubard (1998).
    ///
    /// @param k successes, in [0, n]
    /// @param n effective trials, above 0
    /// @throws IllegalArgumentException when a number is outside its range
    public static Interval clopperPearson(double k, double n, double confidence) {
        double tail = (1 - Checks.confidence(confidence)) / 2;
        double successes = effective(k, n);
        return new Interval(exactLower(successes, n, tail), exactUpper(successes, n, tail), confidence);
    }

    /// Return the exact one-sided upper bound for a rate that was estimated from samples of unequal worth.
    ///
    /// It is the bound of `rate · effective` successes in `effective` trials. Korn and Graubard (1998), Confidence
    /// intervals for proportions with small expected number of positive counts estimated from survey data, Survey
    /// Methodology 24.
    ///
    /// @param rate      in [0, 1]
    /// @param effective the effective sample size, above 0
    /// @throws IllegalArgumentException when a number is outside its range
    public static double kornGraubardUpper(double rate, double effective, double confidence) {
        Checks.within("rate", rate, 0, 1);
        Checks.inside("effective sample size", effective, 0, Double.POSITIVE_INFINITY);
        double tail = 1 - Checks.confidence(confidence);
        return exactUpper(effective(rate * effective, effective), effective, tail);
    }

    /// Return Jeffreys' interval: the quantiles of `Beta(k + ½, n - k + ½)`, but 0 below no success and 1 above no
    /// failure.
    ///
    /// Brown, Cai and DasGupta (2001), Interval estimation for a binomial proportion, Statistical Science 16.
    ///
    /// @param k successes, in [0, n]
    /// @param n trials, at least 1
    /// @throws IllegalArgumentException when a number is outside its range
    public static Interval jeffreys(long k, long n, double confidence) {
        Checks.counts(k, n);
        double tail = (1 - Checks.confidence(confidence)) / 2;
        double a = k + HALF;
        double b = n - k + HALF;
        return new Interval(k == 0 ? 0 : BetaQuantile.lower(a, b, tail), k == n ? 1 : BetaQuantile.upper(a, b, tail),
                confidence);
    }

    /// Return the interval of Agresti and Coull: Wald's, around `(k + z²/2) / (n + z²)`, cut to [0, 1].
    ///
    /// Agresti and Coull (1998), Approximate is better than "exact" for interval estimation of binomial proportions,
    /// The American Statistician 52.
    ///
    /// @param k successes, in [0, n]
    /// @param n trials, at least 1
    /// @throws IllegalArgumentException when a number is outside its range
    public static Interval agrestiCoull(long k, long n, double confidence) {
        Checks.counts(k, n);
        double z = Checks.z(confidence);
        double trials = n + z * z;
        double center = (k + z * z / 2) / trials;
        double half = z * Math.sqrt(center * ((n - k + z * z / 2) / trials) / trials);
        return new Interval(Math.max(0, center - half), Math.min(1, center + half), confidence);
    }

    private static double effective(double k, double n) {
        Checks.inside("effective trials", n, 0, Double.POSITIVE_INFINITY);
        // A share of all, multiplied back, can miss n by the last bit.
        double successes = Math.abs(k - n) <= SLACK * Math.ulp(n) ? n : k;
        return Checks.within("successes", successes, 0, n);
    }

    static double exactLower(double k, double n, double tail) {
        return k == 0 ? 0 : BetaQuantile.lower(k, n - k + 1, tail);
    }

    static double exactUpper(double k, double n, double tail) {
        return k == n ? 1 : BetaQuantile.upper(k + 1, n - k, tail);
    }
}
