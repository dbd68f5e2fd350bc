package io.hakari.scorers.statistics.bootstrap;

import org.apache.commons.rng.UniformRandomProvider;

/// Draws from binomial distributions whose parameters change from draw to draw, which Commons RNG has no sampler for.
///
/// Both ways are exact up to the rounding of doubles: inversion where the mean is small, else BTRS, the transformed
/// rejection with squeeze of Hörmann (1993), The generation of binomial random variates, Journal of Statistical
/// Computation and Simulation 46, whose cost does not grow with `n`.
final class Binomial {
    private static final double SMALL_MEAN = 10;
    private static final double[] REMAINDERS = remainders();

    private Binomial() {
    }

    /// Return how many of `n` trials succeed.
    ///
    /// @param n at least 0
    /// @param p in [0, 1]
    static int draw(UniformRandomProvider random, int n, double p) {
        if (p > 0.5) {
            return n - draw(random, n, 1 - p);
        }
        if (p <= 0 || n == 0) {
            return 0;
        }
        return n * p < SMALL_MEAN ? invert(random, n, p) : reject(random, n, p);
    }

    private static int invert(UniformRandomProvider random, int n, double p) {
        double odds = p / (1 - p);
        double none = Math.exp(n * Math.log1p(-p));
        while (true) {
            double u = random.nextDouble();
            double mass = none;
            for (int k = 0; k <= n; k++) {
                if (u < mass) {
                    return k;
                }
                u -= mass;
                mass *= odds * (n - k) / (k + 1);
            }
            // Rounding left a sliver above the last count: the draw is repeated.
        }
    }

    private static int reject(UniformRandomProvider random, int n, double p) {
        double deviation = Math.sqrt(n * p * (1 - p));
        double b = 1.15 + 2.53 * deviation;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double c = n * p + 0.5;
        double inside = 0.92 - 4.2 / b;
        while (true) {
            double v = random.nextDouble();
            double u = random.nextDouble() - 0.5;
            double edge = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / edge + b) * u + c);
            if (edge >= 0.07 && v <= inside) {
                return (int) k;
            }
            if (k < 0 || k > n || edge == 0) {
                continue;
            }
            double alpha = (2.83 + 5.1 / b) * deviation;
            if (Math.log(v * alpha / (a / (edge * edge) + b)) <= logRatio(n, p, k)) {
                return (int) k;
            }
        }
    }

    /// Return the logarithm of the mass at `k` over the mass at the mode, by Stirling's formula with its remainder.
    private static double logRatio(double n, double p, double k) {
        double mode = Math.floor((n + 1) * p);
        double odds = p / (1 - p);
        return (mode + 0.5) * Math.log((mode + 1) / (odds * (n - mode + 1)))
                + (n + 1) * Math.log((n - mode + 1) / (n - k + 1))
                + (k + 0.5) * Math.log(odds * (n - k + 1) / (k + 1))
                + stirling(mode) + stirling(n - mode) - stirling(k) - stirling(n - k);
    }

    /// Return `log k! - [log √2π + (k + ½) log(k + 1) - (k + 1)]`, the remainder of the formula in `k + 1`.
    private static double stirling(double k) {
        if (k >= REMAINDERS.length) {
            double square = (k + 1) * (k + 1);
            return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / (1680 * square)) / square) / square) / (k + 1);
        }
        return REMAINDERS[(int) k];
    }

    private static double[] remainders() {
        double[] remainders = new double[16];
        double logFactorial = 0;
        for (int k = 0; k < remainders.length; k++) {
            logFactorial += Math.log(Math.max(1, k));
            remainders[k] = logFactorial - 0.5 * Math.log(2 * Math.PI) - (k + 0.5) * Math.log(k + 1) + (k + 1);
        }
        return remainders;
    }
}
