package io.hakari.scorers.statistics.sequential;

import java.util.OptionalLong;

import io.hakari.scorers.statistics.number.Checks;

/// Evidence that a candidate is no worse than its baseline by more than a margin, which grows with every pair and may be
/// looked at after each.
///
/// The hypothesis is that the mean difference is at most `-margin`. Differences in [-1, 1] become `x = (d+1)/2` and the
/// hypothesis `m₀ = (1-margin)/2`; the e-value is the capital `Π (1 + λ (x - m₀))` of one who bets upwards, with stakes as
/// in [HedgedCapital]. Whatever the dependence of the stop on the data, it reaches `1/α` under the hypothesis with chance
/// `α` at most (Ville's inequality).
public final class PairedNonInferiority {
    private final double mean;
    private final double alpha;
    private final double cap;
    private final Bets bets;
    private long pairs;
    private long shownAfter;
    private double logE;

    /// Begin without pairs.
    ///
    /// @param margin the drop that is to be excluded, in [0, 1)
    /// @param alpha  in (0, 1)
    /// @param cap    the share of the capital that may be lost at once, in (0, 1)
    /// @throws IllegalArgumentException when a number lies outside
    public PairedNonInferiority(double margin, double alpha, double cap) {
        Checks.require(margin >= 0 && margin < 1, "margin [" + margin + "] must be in [0, 1)");
        this.mean = (1 - margin) / 2;
        this.alpha = Checks.inside("alpha", alpha, 0, 1);
        this.cap = Checks.inside("cap", cap, 0, 1);
        this.bets = new Bets(alpha);
    }

    /// Take one more pair.
    ///
    /// @param difference candidate minus baseline, in [-1, 1]
    /// @throws IllegalArgumentException when it lies outside
    public void add(double difference) {
        Checks.within("difference", difference, -1, 1);
        double x = (difference + 1) / 2;
        logE += Math.log1p(Math.min(bets.next(), cap / mean) * (x - mean));
        bets.add(x);
        pairs++;
        if (shownAfter == 0 && logE >= -Math.log(alpha)) {
            shownAfter = pairs;
        }
    }

    /// Return the log of the e-value now.
    public double logE() {
        return logE;
    }

    /// Return the pairs after which the e-value first reached `1/α`: from then on the drop is excluded, whatever follows.
    public OptionalLong shownAfter() {
        return shownAfter > 0 ? OptionalLong.of(shownAfter) : OptionalLong.empty();
    }
}
