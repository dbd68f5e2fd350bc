package io.hakari.scorers.statistics.paired;

import java.util.Arrays;

import io.hakari.scorers.statistics.number.Checks;

/// The test of Kolmogorov and Smirnov that two lists of numbers come from one distribution.
///
/// @param distance the largest distance between the two empirical distribution functions
/// @param p        the chance of such a distance or a larger one, for numbers without ties
public record KolmogorovSmirnov(double distance, double p) {
    private static final double WORK = 4e9;
    private static final double SMALL = 1;
    private static final double NEGLIGIBLE = 0x1p-60;

    /// Test by the share of all ways to mix the two lists.
    ///
    /// A way is a path over a lattice, each as likely as the others; the chance is summed over the steps by which paths
    /// leave the band that a smaller distance allows, so that 10⁻³⁰⁰ has all its digits. Hodges (1957), The significance
    /// probability of the Smirnov two-sample test, Arkiv för Matematik 3.
    ///
    /// @throws IllegalArgumentException when a list is empty, holds what is not a finite number, or both are too long
    public static KolmogorovSmirnov exact(double[] x, double[] y) {
        long scaled = scaledDistance(x, y);
        Checks.require(2.0 * scaled <= WORK, "x [" + x.length + " values] and y [" + y.length
                + " values] must be fewer for the exact test; use the asymptotic one");
        return new KolmogorovSmirnov(distance(scaled, x, y),
                scaled == 0 ? 1 : new Paths(x.length, y.length, scaled).p());
    }

    /// Test by Kolmogorov's limit for long lists, at `λ = D √(nm/(n+m))`.
    ///
    /// It is `2 Σ (-1)ᵏ⁻¹ e^(-2k²λ²)`; for small `λ`, where that converges slowly, one less
    /// `√(2π)/λ Σ e^(-(2k-1)²π²/8λ²)`.
    ///
    /// @throws IllegalArgumentException when a list is empty, or holds what is not a finite number
    public static KolmogorovSmirnov asymptotic(double[] x, double[] y) {
        double distance = distance(scaledDistance(x, y), x, y);
        double n = x.length;
        double m = y.length;
        return new KolmogorovSmirnov(distance, limit(distance * Math.sqrt(n * m / (n + m))));
    }

    private static double distance(long scaled, double[] x, double[] y) {
        return (double) scaled / ((double) x.length * y.length);
    }

    /// Return the distance times both lengths, which is whole.
    private static long scaledDistance(double[] x, double[] y) {
        double[] a = sorted("x", x);
        double[] b = sorted("y", y);
        long largest = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            double value = Math.min(a[i], b[j]);
            while (i < a.length && a[i] == value) {
                i++;
            }
            while (j < b.length && b[j] == value) {
                j++;
            }
            largest = Math.max(largest, Math.abs((long) i * b.length - (long) j * a.length));
        }
        return largest;
    }

    private static double[] sorted(String name, double[] values) {
        // Adding 0 makes one zero of two, which sorting would part.
        return Arrays.stream(Checks.finite(name, values)).map(value -> value + 0.0).sorted().toArray();
    }

    private static double limit(double lambda) {
        if (lambda == 0) {
            return 1;
        }
        return lambda < SMALL ? 1 - below(lambda) : above(lambda);
    }

    private static double above(double lambda) {
        double sum = 0;
        double term = 1;
        for (int k = 1; term > NEGLIGIBLE * sum; k++) {
            term = Math.exp(-2.0 * k * k * lambda * lambda);
            sum += k % 2 == 1 ? term : -term;
        }
        return Math.min(1, 2 * sum);
    }

    private static double below(double lambda) {
        double sum = 0;
        double term = 1;
        for (int k = 1; term > NEGLIGIBLE * sum; k++) {
            double odd = (2.0 * k - 1) * Math.PI / lambda;
            term = Math.exp(-odd * odd / 8);
            sum += term;
        }
        return Math.sqrt(2 * Math.PI) / lambda * sum;
    }

    /// All ways from no number to `m` of x and `n` of y, one number at a time.
    ///
    /// @param reach the scaled distance at which a path leaves
    private record Paths(int m, int n, long reach) {

        /// Return the chance that a path ever leaves.
        private double p() {
            double[] inside = new double[m + 1];
            inside[0] = 1;
            double left = 0;
            for (long taken = 0; taken < (long) m + n; taken++) {
                left += step(inside, taken);
            }
            return Math.min(1, left);
        }

        /// Move all paths by one number and return the chance of those that leave by it.
        private double step(double[] inside, long taken) {
            int low = low(taken);
            int high = high(taken);
            double rest = 1.0 / ((long) m + n - taken);
            double left = 0;
            if (high < m) {
                double arriving = inside[high] * (m - high) * rest;
                inside[high + 1] = high + 1 <= high(taken + 1) ? arriving : 0;
                left += high + 1 <= high(taken + 1) ? 0 : arriving;
            }
            for (int i = high; i > low; i--) {
                inside[i] = (inside[i] * (n - taken + i) + inside[i - 1] * (m - i + 1)) * rest;
            }
            inside[low] *= (n - taken + low) * rest;
            if (low < low(taken + 1)) {
                left += inside[low];
                inside[low] = 0;
            }
            return left;
        }

        /// Return the fewest numbers of x among those taken that are still inside.
        private int low(long taken) {
            return (int) Math.max(Math.max(0, taken - n), Math.floorDiv(taken * m - reach, (long) m + n) + 1);
        }

        private int high(long taken) {
            return (int) Math.min(Math.min(m, taken), Math.ceilDiv(taken * m + reach, (long) m + n) - 1);
        }
    }
}
