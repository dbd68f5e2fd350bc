package io.hakari.scorers.statistics.association;

import java.util.Arrays;
import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.NormalDistribution;

import io.hakari.scorers.statistics.number.Checks;

/// Kendall's τ_b: concordant minus discordant pairs of pairs, corrected for ties, with a normal p.
///
/// `τ_b = S / √((N - Tx)(N - Ty))` with `N = n(n-1)/2` and T the tied ones; `z = S / √V` with the variance of S given the
/// ties (Kendall 1970, Rank Correlation Methods). Counted by Knight's merge sort (1966) in O(n log n). A constant column
/// has none. -0.0 equals 0.0.
///
/// @param tau in [-1, 1]
/// @param z   standardised S
/// @param p   two-sided
public record KendallTauB(OptionalDouble tau, OptionalDouble z, OptionalDouble p) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /// Correlate two columns, pair by pair.
    ///
    /// @throws IllegalArgumentException when the columns differ in length, are empty, or hold what is not finite
    public static KendallTauB of(double[] x, double[] y) {
        Checks.finite("x", x);
        Checks.finite("y", y);
        Checks.sameLength("x", x.length, "y", y.length);
        if (Standardised.isConstant(x) || Standardised.isConstant(y)) {
            return new KendallTauB(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        }
        return count(levels(x), levels(y));
    }

    private static KendallTauB count(int[] x, int[] y) {
        int n = x.length;
        long[] both = new long[n];
        for (int i = 0; i < n; i++) {
            both[i] = ((long) x[i] << Integer.SIZE) | y[i];
        }
        Arrays.sort(both);
        Ties tiesX = Ties.of(Arrays.stream(x).sorted().asLongStream().toArray());
        Ties tiesY = Ties.of(Arrays.stream(y).sorted().asLongStream().toArray());
        int[] second = Arrays.stream(both).mapToInt(pair -> (int) pair).toArray();
        long discordant = inversions(second, new int[n], 0, n);
        long pairs = n * (n - 1L) / 2;
        long s = pairs - tiesX.pairs() - tiesY.pairs() + Ties.of(both).pairs() - 2 * discordant;
        double tau = s / Math.sqrt((double) (pairs - tiesX.pairs()) * (pairs - tiesY.pairs()));
        double z = s / Math.sqrt(variance(n, tiesX, tiesY));
        return new KendallTauB(OptionalDouble.of(Math.clamp(tau, -1, 1)), OptionalDouble.of(z),
                OptionalDouble.of(Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)))));
    }

    private static double variance(double n, Ties x, Ties y) {
        double untied = (n * (n - 1) * (2 * n + 5) - x.fives() - y.fives()) / 18;
        double triples = n == 2 ? 0 : x.triples() / (9 * n * (n - 1) * (n - 2)) * y.triples();
        return untied + triples + 2.0 * x.pairs() / (n * (n - 1)) * y.pairs();
    }

    /// Return each value as the place of its level among the different values.
    private static int[] levels(double[] values) {
        double[] sorted = Arrays.stream(values).map(value -> value + 0.0).sorted().distinct().toArray();
        return Arrays.stream(values).mapToInt(value -> Arrays.binarySearch(sorted, value + 0.0)).toArray();
    }

    /// Sort a range by merging and return how many pairs in it stood in the wrong order.
    private static long inversions(int[] values, int[] room, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int middle = (from + to) >>> 1;
        long count = inversions(values, room, from, middle) + inversions(values, room, middle, to);
        System.arraycopy(values, from, room, from, to - from);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            if (right == to || (left < middle && room[left] <= room[right])) {
                values[i] = room[left++];
            } else {
                values[i] = room[right++];
                count += middle - left;
            }
        }
        return count;
    }

    /// Sums over the groups of tied values, of sizes t.
    ///
    /// @param pairs   `Σ t(t-1)/2`
    /// @param triples `Σ t(t-1)(t-2)`
    /// @param fives   `Σ t(t-1)(2t+5)`
    private record Ties(long pairs, double triples, double fives) {

        static Ties of(long[] sorted) {
            long pairs = 0;
            double triples = 0;
            double fives = 0;
            int start = 0;
            for (int i = 1; i <= sorted.length; i++) {
                if (i == sorted.length || sorted[i] != sorted[start]) {
                    double t = i - start;
                    pairs += (i - start) * (i - start - 1L) / 2;
                    triples += t * (t - 1) * (t - 2);
                    fives += t * (t - 1) * (2 * t + 5);
                    start = i;
                }
            }
            return new Ties(pairs, triples, fives);
        }
    }
}
