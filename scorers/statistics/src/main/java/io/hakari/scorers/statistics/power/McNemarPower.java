package io.hakari.scorers.statistics.power;

import org.apache.commons.statistics.distribution.BinomialDistribution;

import io.hakari.scorers.statistics.number.Checks;

/// What McNemar's exact two-sided test can tell of two runs on the same samples.
public final class McNemarPower {
    /// Discordant counts that are less likely than this are not looked at.
    private static final double NEGLIGIBLE = 1e-22;

    private McNemarPower() {
    }

    /// Return the chance that the test rejects.
    ///
    /// The number of discordant pairs is binomial with `n` and `p10 + p01`; given it, the pairs that only the candidate
    /// has right are binomial with `p10 / (p10 + p01)`. The test rejects when twice the smaller tail at 1/2 is at most
    /// `alpha`.
    ///
    /// @param n     pairs, at least 1
    /// @param p10   the chance that only the candidate is right
    /// @param p01   the chance that only the baseline is right; at most 1 together with `p10`
    /// @param alpha in (0, 1)
    /// @throws IllegalArgumentException when a number is outside its range
    public static double exact(int n, double p10, double p01, double alpha) {
        Checks.require(n >= 1, "pairs [" + n + "] must be at least 1");
        Checks.within("p10", p10, 0, 1);
        Checks.within("p01", p01, 0, 1);
        Checks.require(p10 + p01 <= 1 + 1e-12, "p10 + p01 [" + (p10 + p01) + "] must be at most 1");
        Checks.inside("alpha", alpha, 0, 1);
        double discordant = Math.min(1, p10 + p01);
        return discordant == 0 ? 0 : power(n, discordant, Math.min(1, p10 / discordant), alpha);
    }

    private static double power(int n, double discordant, double share, double alpha) {
        BinomialDistribution counts = BinomialDistribution.of(n, discordant);
        int first = counts.inverseCumulativeProbability(NEGLIGIBLE);
        int last = counts.inverseSurvivalProbability(NEGLIGIBLE);
        double power = 0;
        int critical = -1;
        for (int d = first; d <= last; d++) {
            critical = critical(d, critical, alpha);
            if (critical >= 0) {
                BinomialDistribution right = BinomialDistribution.of(d, share);
                power += counts.probability(d) * (right.cumulativeProbability(critical)
                        + right.survivalProbability(d - critical - 1));
            }
        }
        return Math.min(1, power);
    }

    /// Return the largest count of the rarer kind, among `d` discordant pairs, at which the test rejects; -1 for none.
    ///
    /// @param before what it was for `d - 1`, or -1; one more pair raises it by one at most
    private static int critical(int d, int before, double alpha) {
        BinomialDistribution coin = BinomialDistribution.of(d, 0.5);
        if (before >= 0) {
            return 2 * coin.cumulativeProbability(before + 1) <= alpha ? before + 1 : before;
        }
        int quantile = coin.inverseCumulativeProbability(alpha / 2);
        return 2 * coin.cumulativeProbability(quantile) <= alpha ? quantile : quantile - 1;
    }
}
