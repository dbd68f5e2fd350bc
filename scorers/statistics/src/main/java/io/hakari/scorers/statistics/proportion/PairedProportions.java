package io.hakari.scorers.statistics.proportion;

import java.util.function.DoubleUnaryOperator;

import io.hakari.metric.Interval;
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
        Checks.require(n >= 1, "pairs [" + n + "] must be at least 1");
        Checks.require(b >= 0 && c >= 0 && b + c <= n,
                "discordant pairs [" + b + "] and [" + c + "] must be at least 0 and at most [" + n + "] together");
        double z = Checks.z(confidence);
        double difference = (double) (b - c) / n;
        double lower = difference == -1
                ? -1
                : root(-1, difference, d -> excess(b, c, n, d) - z * deviation(b, c, n, d));
        double upper = difference == 1 ? 1 : root(difference, 1, d -> excess(b, c, n, d) + z * deviation(b, c, n, d));
        return new Interval(lower, upper, confidence);
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

    /// Bisect a decreasing function down to neighbouring numbers.
    private static double root(double low, double high, DoubleUnaryOperator decreasing) {
        double left = low;
        double right = high;
        while (true) {
            double middle = left + (right - left) / 2;
            if (middle <= left || middle >= right) {
                return middle;
            }
            if (decreasing.applyAsDouble(middle) > 0) {
                left = middle;
            } else {
                right = middle;
            }
        }
    }
}
