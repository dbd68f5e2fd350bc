package io.hakari.scorers.statistics.proportion;

import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.NormalDistribution;

import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.number.FairCoin;

/// Whether two runs were right on equally many of the same samples.
///
/// Only the discordant pairs tell: `b`, in which the candidate alone was right, and `c`, in which the baseline alone was.
/// If neither run is better, they fall like throws of a fair coin. McNemar (1947), Note on the sampling error of the
/// difference between correlated proportions or percentages, Psychometrika 12.
public final class McNemar {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private McNemar() {
    }

    /// Return the exact two-sided p-value, `min(1, 2 P(B ≤ min(b, c)))`; 1 without a discordant pair.
    ///
    /// @throws IllegalArgumentException when a count is negative
    public static double exact(long b, long c) {
        long n = discordant(b, c);
        return b == c ? 1 : Math.min(1, 2 * FairCoin.atMost(Math.min(b, c), n));
    }

    /// Return the two-sided mid-p-value, the exact one less half the probability of what was seen on either side; 1 when
    /// `b = c`.
    ///
    /// It errs by far less to the safe side than the exact one, and may err by a hair to the other. Fagerland, Lydersen
    /// and Laake (2013), The McNemar test for binary matched-pairs data: mid-p and asymptotic are better than exact
    /// conditional, BMC Medical Research Methodology 13.
    ///
    /// @throws IllegalArgumentException when a count is negative
    public static double midP(long b, long c) {
        long n = discordant(b, c);
        long less = Math.min(b, c);
        return b == c ? 1 : Math.min(1, 2 * FairCoin.atMost(less, n) - FairCoin.exactly(less, n));
    }

    /// Return the exact p-value of the candidate not being better, `P(B ≥ b)`.
    ///
    /// @throws IllegalArgumentException when a count is negative
    public static double exactOneSided(long b, long c) {
        // The coin is fair: at least b heads are as likely as at most c.
        return FairCoin.atMost(c, discordant(b, c));
    }

    /// Return the test by the normal approximation, `(|b - c|)² / (b + c)` against χ² with one degree of freedom.
    ///
    /// @param correction whether `|b - c|` is brought nearer to 0 by 1, after Edwards (1948)
    /// @throws IllegalArgumentException when a count is negative
    public static Asymptotic asymptotic(long b, long c, boolean correction) {
        long n = discordant(b, c);
        if (n == 0) {
            return new Asymptotic(OptionalDouble.empty(), OptionalDouble.empty());
        }
        double distance = (double) Math.max(0, Math.abs(b - c) - (correction ? 1 : 0));
        double root = distance / Math.sqrt((double) n);
        return new Asymptotic(OptionalDouble.of(distance * distance / n),
                OptionalDouble.of(2 * NORMAL.survivalProbability(root)));
    }

    /// A χ² statistic and its p-value; both are absent without a discordant pair.
    public record Asymptotic(OptionalDouble statistic, OptionalDouble p) {}

    private static long discordant(long b, long c) {
        Checks.require(b >= 0 && c >= 0, "discordant pairs [" + b + "] and [" + c + "] must be at least 0");
        return Math.addExact(b, c);
    }
}
