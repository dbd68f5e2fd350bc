package io.hakari.scorers.statistics.contamination;

import io.hakari.scorers.statistics.number.Checks;

/// The exact p of one number among those of random permutations.
public final class PermutationRank {
    private PermutationRank() {
    }

    /// Return `(1 + #{shuffled ≥ observed}) / (1 + m)`, one-sided; without permutations it is 1.
    ///
    /// Under exchangeability it is at most α with chance at most α, for any m. For contamination, the numbers are the
    /// log-probabilities of the test in its published order and in shuffled ones (Oren et al. 2023).
    ///
    /// @throws IllegalArgumentException when a number is not finite
    public static double p(double observed, double... shuffled) {
        Checks.finite("observed", observed);
        double asLarge = 0;
        for (double other : shuffled) {
            asLarge += Checks.finite("shuffled", other) >= observed ? 1 : 0;
        }
        return (1 + asLarge) / (1 + shuffled.length);
    }
}
