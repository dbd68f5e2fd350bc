package io.hakari.scorers.statistics.multiplicity;

import java.util.Comparator;
import java.util.stream.IntStream;

import io.hakari.scorers.statistics.number.Checks;

/// What the p-values of many tests say together.
public final class PValues {
    private PValues() {
    }

    /// Return the p-value of the claim that at least `u` of the tests hold, as in "at least 8 of these 10 tasks are no
    /// worse": `min(1, (m-u+1) p₍ᵤ₎)`, valid under any dependence.
    ///
    /// Benjamini and Heller (2008), Screening for partial conjunction hypotheses, Biometrics 64.
    ///
    /// @param p in [0, 1], at least one
    /// @param u in [1, m]
    /// @throws IllegalArgumentException when a number lies outside
    public static double partialConjunction(double[] p, int u) {
        Checks.finite("p", p);
        Checks.require(u >= 1 && u <= p.length, "u [" + u + "] must be in [1, " + p.length + "]");
        return Math.min(1, (p.length - u + 1) * p[order(p)[u - 1]]);
    }

    /// Return the places of the p-values from the smallest to the largest, without those that are NaN.
    static int[] order(double[] p) {
        for (int i = 0; i < p.length; i++) {
            Checks.require(Double.isNaN(p[i]) || (p[i] >= 0 && p[i] <= 1),
                    "p [" + p[i] + "] at index " + i + " must be in [0, 1]");
        }
        return IntStream.range(0, p.length).filter(i -> !Double.isNaN(p[i])).boxed()
                .sorted(Comparator.comparingDouble(i -> p[i])).mapToInt(i -> i).toArray();
    }
}
