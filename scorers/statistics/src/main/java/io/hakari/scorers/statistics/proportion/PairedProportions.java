package io.hakari.scorers.statistics.proportion;

import java.math.BigInteger;
import java.util.OptionalDouble;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.number.Bisection;
import io.hakari.scorers.statistics.number.Checks;

/// The difference of two proportions that were measured on the same samples.
public final class PairedProportions {
    private PairedProportions() {
    }

    /// Return Tango's score interval of candidate minus baseline.
    ///
    /// It holds every difference `δ` for which the score statistic `(b - c - nδ) / √(n (2q + δ(1 - δ)))` stays within the
    /// normal quantile, with `q` the chance of only the baseline being right, estimated under `δ`. Without any discordant
    /// pair it is `±z²/(n + z²)` and not a point.
    ///
    /// Tango (1998), Equivalence test and confidence interval for the difference in proportions for the paired-sample
    /// design, Statistics in Medicine 17.
    ///
    /// @param b pairs in which only the candidate was right
    /// @param c pairs in which only the baseline was right
    /// @param n all pairs, at least 1 and at least `b + c`
    /// @throws IllegalArgumentException when a number is outside its range
    public static Interval tango(long b, long c, long n, double confidence) {
        check(b, c, n);
        double z = Checks.z(confidence);
        double difference = (double) (b - c) / n;
        double lower = difference == -1
                ? -1
                : Bisection.root(-1, difference, d -> excess(b, c, n, d) - z * deviation(b, c, n, d));
        double upper = difference == 1
                ? 1
                : Bisection.root(difference, 1, d -> excess(b, c, n, d) + z * deviation(b, c, n, d));
        return new Interval(lower, upper, confidence);
    }

    /// Test by Tango's score whether the candidate is no worse than the baseline by more than a margin.
    ///
    /// The hypothesis to reject is `δ ≤ -margin`; the statistic is the one of [#tango], at `δ = -margin`. It has no value
    /// when its variance is 0, as without a margin and without a discordant pair.
    ///
    /// @param b      pairs in which only the candidate was right
    /// @param c      pairs in which only the baseline was right
    /// @param n      all pairs, at least 1 and at least `b + c`
    /// @param margin how much worse is still as good, in (-1, 1); 0 asks for better, negative for better by so much
    /// @throws IllegalArgumentException when a number is outside its range
    public static ScoreTest tangoNonInferiority(long b, long c, long n, double margin) {
        check(b, c, n);
        Checks.inside("margin", margin, -1, 1);
        double excess = excess(b, c, n, -margin);
        double deviation = deviation(b, c, n, -margin);
        double difference = (double) (b - c) / n;
        return excess == 0 && deviation == 0
                ? new ScoreTest(difference, OptionalDouble.empty(), OptionalDouble.empty())
                : ScoreTest.of(difference, excess / deviation);
    }

    /// Return Newcombe's interval of candidate minus baseline: the Wilson intervals of both, joined with regard to their
    /// correlation.
    ///
    /// With `φ = (ad - bc) / √((a+b)(c+d)(a+c)(b+d))`, whose numerator loses `n/2` when positive but does not become
    /// negative, and with the distances `l` and `u` of Wilson's ends from each share:
    /// `Δ - √(l₁² - 2φ l₁u₂ + u₂²)` to `Δ + √(u₁² - 2φ u₁l₂ + l₂²)`. Without a spread in one of them `φ` is 0.
    ///
    /// Newcombe (1998), Improved confidence intervals for the difference between binomial proportions based on paired
    /// data, Statistics in Medicine 17, method 10.
    ///
    /// @param a pairs in which both were right
    /// @param b pairs in which only the candidate was right
    /// @param c pairs in which only the baseline was right
    /// @param d pairs in which neither was right
    /// @throws IllegalArgumentException when a number is outside its range
    public static Correlated newcombe(long a, long b, long c, long d, double confidence) {
        Checks.require(a >= 0 && b >= 0 && c >= 0 && d >= 0,
                "pairs [" + a + ", " + b + ", " + c + ", " + d + "] must be at least 0");
        long n = Math.addExact(Math.addExact(a, b), Math.addExact(c, d));
        Checks.require(n >= 1, "pairs [" + n + "] must be at least 1");
        double phi = phi(a, b, c, d);
        double one = (double) (a + b) / n;
        double other = (double) (a + c) / n;
        double difference = (double) (b - c) / n;
        Interval first = Proportions.wilson(a + b, n, confidence);
        Interval second = Proportions.wilson(a + c, n, confidence);
        double below = distance(one - first.lower(), second.upper() - other, phi);
        double above = distance(first.upper() - one, other - second.lower(), phi);
        return new Correlated(difference, phi, new Interval(Math.max(-1, difference - below),
                Math.min(1, difference + above), confidence));
    }

    /// Return a lower bound of candidate minus baseline that covers at least as often as it says, however few pairs are
    /// discordant.
    ///
    /// It is the exact lower bound of `b` in `n` less the exact upper bound of `c` in `n`, each at `alpha/2`, which by
    /// Bonferroni's inequality hold together.
    ///
    /// @param b     pairs in which only the candidate was right
    /// @param c     pairs in which only the baseline was right
    /// @param n     all pairs, at least 1 and at least `b + c`
    /// @param alpha the chance to be above the true difference, in (0, 1)
    /// @throws IllegalArgumentException when a number is outside its range
    public static double exactLower(long b, long c, long n, double alpha) {
        check(b, c, n);
        double tail = Checks.inside("alpha", alpha, 0, 1) / 2;
        return Proportions.exactLower((double) b, (double) n, tail)
                - Proportions.exactUpper((double) c, (double) n, tail);
    }

    /// Return the interval between the exact lower bound and the exact upper one.
    ///
    /// @param b pairs in which only the candidate was right
    /// @param c pairs in which only the baseline was right
    /// @param n all pairs, at least 1 and at least `b + c`
    /// @throws IllegalArgumentException when a number is outside its range
    public static Interval exact(long b, long c, long n, double confidence) {
        double alpha = (1 - Checks.confidence(confidence)) / 2;
        return new Interval(exactLower(b, c, n, alpha), -exactLower(c, b, n, alpha), confidence);
    }

    /// The difference of two shares, their correlation, and an interval made from both.
    ///
    /// @param difference candidate minus baseline
    /// @param phi        the correlation of being right, corrected for continuity
    /// @param interval   of the difference
    public record Correlated(double difference, double phi, Interval interval) {}

    private static void check(long b, long c, long n) {
        Checks.require(n >= 1, "pairs [" + n + "] must be at least 1");
        Checks.require(b >= 0 && c >= 0 && b <= n && c <= n - b,
                "discordant pairs [" + b + "] and [" + c + "] must be at least 0 and at most [" + n + "] together");
    }

    private static double phi(long a, long b, long c, long d) {
        double spread = Math.sqrt((double) (a + b) * (c + d)) * Math.sqrt((double) (a + c) * (b + d));
        if (spread == 0) {
            return 0;
        }
        // The products of two counts can be equal in their first 16 digits.
        double excess = product(a, d).subtract(product(b, c)).doubleValue();
        double half = ((double) a + b + c + d) / 2;
        return (excess > 0 ? Math.max(0, excess - half) : excess) / spread;
    }

    private static BigInteger product(long one, long other) {
        return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
    }

    /// Return `√(x² - 2φxy + y²)`, written so that it does not cancel for φ near 1.
    private static double distance(double x, double y, double phi) {
        return Math.sqrt((x - y) * (x - y) + 2 * (1 - phi) * x * y);
    }

    private static double excess(long b, long c, long n, double d) {
        return b - c - n * d;
    }

    /// The standard deviation of the excess when the true difference is `d`.
    private static double deviation(long b, long c, long n, double d) {
        double linear = -b - c + (2.0 * n - b + c) * d;
        double constant = -c * d * (1 - d);
        double root = Math.sqrt(Math.max(0, linear * linear - 8.0 * n * constant));
        // Both are the larger root of 2n q² + linear q + constant = 0; each cancels where the other does not.
        double q = linear <= 0 ? (root - linear) / (4.0 * n) : -2 * constant / (linear + root);
        return Math.sqrt(Math.max(0, n * (2 * q + d * (1 - d))));
    }
}
