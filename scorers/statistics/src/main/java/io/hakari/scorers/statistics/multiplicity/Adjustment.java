package io.hakari.scorers.statistics.multiplicity;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// How p-values of many tests are raised, so that each may be compared with the level of all.
///
/// With `m` tests and `p₍ᵢ₎` the i-th smallest: the factor of each is given below; what is adjusted stays in the order of
/// what was not, and never exceeds 1.
public enum Adjustment {
    /// `m p`. Bounds the chance of any false rejection, however the tests depend on each other.
    BONFERRONI(false) {
        @Override
        double factor(int rank, int tests) {
            return tests;
        }
    },

    /// `(m-i+1) p₍ᵢ₎`, from the smallest up. Bounds the same chance as Bonferroni and rejects more: always better.
    /// Holm (1979), Scandinavian Journal of Statistics 6.
    HOLM(false) {
        @Override
        double factor(int rank, int tests) {
            return tests - rank + 1;
        }
    },

    /// `(m-i+1) p₍ᵢ₎`, from the largest down. Rejects more than Holm, and needs independent or positively dependent
    /// tests. Hochberg (1988), Biometrika 75.
    HOCHBERG(true) {
        @Override
        double factor(int rank, int tests) {
            return tests - rank + 1;
        }
    },

    /// `m/i p₍ᵢ₎`, from the largest down. Bounds the expected share of false ones among the rejections, under independence
    /// or positive dependence. Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57.
    BENJAMINI_HOCHBERG(true) {
        @Override
        double factor(int rank, int tests) {
            return (double) tests / rank;
        }
    },

    /// Benjamini and Hochberg's times `Σ 1/k`, which holds under any dependence. Benjamini and Yekutieli (2001), Annals of
    /// Statistics 29.
    BENJAMINI_YEKUTIELI(true) {
        @Override
        double factor(int rank, int tests) {
            return (double) tests / rank;
        }

        @Override
        double price(int tests) {
            return IntStream.rangeClosed(1, tests).mapToDouble(k -> 1.0 / k).sum();
        }
    };

    private final boolean fromTheLargest;

    Adjustment(boolean fromTheLargest) {
        this.fromTheLargest = fromTheLargest;
    }

    /// Return what a p-value of this rank, 1 for the smallest, is multiplied by.
    abstract double factor(int rank, int tests);

    /// Return what every p-value is multiplied by besides.
    double price(int tests) {
        return 1;
    }

    /// Adjust p-values, in the order given.
    ///
    /// @param p in [0, 1], or NaN for a test that could not be made: it stays empty and is not counted
    /// @throws IllegalArgumentException when a p-value lies outside
    public List<OptionalDouble> adjust(double... p) {
        int[] order = PValues.order(p);
        double[] adjusted = new double[p.length];
        Arrays.fill(adjusted, Double.NaN);
        double price = price(order.length);
        double reached = fromTheLargest ? 1 : 0;
        for (int step = 0; step < order.length; step++) {
            int rank = fromTheLargest ? order.length - 1 - step : step;
            double raised = Math.min(1, price * factor(rank + 1, order.length) * p[order[rank]]);
            reached = fromTheLargest ? Math.min(reached, raised) : Math.max(reached, raised);
            adjusted[order[rank]] = reached;
        }
        return Arrays.stream(adjusted)
                .mapToObj(value -> Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value)).toList();
    }
}
