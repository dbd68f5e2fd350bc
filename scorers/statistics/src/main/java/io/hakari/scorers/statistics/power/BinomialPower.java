package io.hakari.scorers.statistics.power;

import java.util.function.IntPredicate;

import org.apache.commons.statistics.distribution.BinomialDistribution;

import io.hakari.scorers.statistics.number.Checks;

/// What an exact one-sided binomial test of a rate can tell.
///
/// Size and power move in a saw as `n` grows, because the critical count jumps: a sample size is searched, never computed
/// from a normal formula.
///
/// @param critical the count from which on the test rejects (upwards or downwards); n + 1 or -1 when it never does
/// @param size     the chance to reject at `p0`, at most alpha
/// @param power    the chance to reject at `p1`
public record BinomialPower(int critical, double size, double power) {

    /// Return the power of the test that rejects for many successes: the smallest count `k` with `P(X ≥ k) ≤ α` at `p0`.
    ///
    /// @param n     trials, at least 1
    /// @param p0    the rate under the hypothesis, in [0, 1]
    /// @param p1    the rate in truth, in [0, 1]
    /// @param alpha in (0, 1)
    /// @throws IllegalArgumentException when a number is outside its range
    public static BinomialPower greater(int n, double p0, double p1, double alpha) {
        BinomialDistribution hypothesis = distribution(n, p0, alpha);
        BinomialDistribution truth = distribution(n, p1, alpha);
        int critical = first(n + 1L, k -> hypothesis.survivalProbability(k - 1) <= alpha);
        return critical > n || critical < 0
                ? new BinomialPower(n + 1, 0, 0)
                : new BinomialPower(critical, hypothesis.survivalProbability(critical - 1),
                        truth.survivalProbability(critical - 1));
    }

    /// Return the power of the test that rejects for few successes: the largest count `k` with `P(X ≤ k) ≤ α` at `p0`.
    ///
    /// @param n     trials, at least 1
    /// @param p0    the rate under the hypothesis, in [0, 1]
    /// @param p1    the rate in truth, in [0, 1]
    /// @param alpha in (0, 1)
    /// @throws IllegalArgumentException when a number is outside its range
    public static BinomialPower less(int n, double p0, double p1, double alpha) {
        BinomialDistribution hypothesis = distribution(n, p0, alpha);
        BinomialDistribution truth = distribution(n, p1, alpha);
        int critical = first(n + 1L, k -> hypothesis.cumulativeProbability(k) > alpha) - 1;
        return critical < 0
                ? new BinomialPower(-1, 0, 0)
                : new BinomialPower(critical, hypothesis.cumulativeProbability(critical),
                        truth.cumulativeProbability(critical));
    }

    private static BinomialDistribution distribution(int n, double p, double alpha) {
        Checks.require(n >= 1 && n < Integer.MAX_VALUE,
                "trials [" + n + "] must be in [1, " + (Integer.MAX_VALUE - 1) + "]");
        Checks.inside("alpha", alpha, 0, 1);
        return BinomialDistribution.of(n, Checks.within("rate", p, 0, 1));
    }

    /// Return the first count for which a condition holds that holds for all counts above it, or `end`.
    private static int first(long end, IntPredicate holds) {
        long low = 0;
        long high = end;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (holds.test((int) middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return (int) low;
    }
}
