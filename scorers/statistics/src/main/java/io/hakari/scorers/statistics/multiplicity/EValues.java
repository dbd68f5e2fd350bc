package io.hakari.scorers.statistics.multiplicity;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import io.hakari.scorers.statistics.number.Checks;

/// What the e-values of many tests say together.
public final class EValues {
    private EValues() {
    }

    /// Return the places of the hypotheses that are rejected, ascending, such that the expected share of false ones among
    /// them is at most `alpha`, however the e-values depend on each other.
    ///
    /// These are the `k` largest, with `k` the largest number for which the k-th largest is at least `m / (α k)`.
    ///
    /// Wang and Ramdas (2022), False discovery rate control with e-values, Journal of the Royal Statistical Society B 84.
    ///
    /// @param e     at least 0, possibly infinite
    /// @param alpha in (0, 1)
    /// @throws IllegalArgumentException when a number lies outside
    public static List<Integer> benjaminiHochberg(double[] e, double alpha) {
        Checks.inside("alpha", alpha, 0, 1);
        for (int i = 0; i < e.length; i++) {
            Checks.require(e[i] >= 0, "e [" + e[i] + "] at index " + i + " must be at least 0");
        }
        List<Integer> falling = IntStream.range(0, e.length).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> e[i]).reversed()).toList();
        int rejected = 0;
        for (int k = 1; k <= e.length; k++) {
            if (e[falling.get(k - 1)] >= e.length / (alpha * k)) {
                rejected = k;
            }
        }
        return falling.subList(0, rejected).stream().sorted().toList();
    }
}
