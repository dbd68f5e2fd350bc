package io.hakari.scorers.statistics.agreement;

import java.util.OptionalDouble;

/// Cohen's κ of two raters, plain or weighted, with its large-sample standard error.
///
/// `κ = 1 - D_o/D_e`, the weighted disagreement observed over that expected of independent raters with the same margins
/// (Cohen 1960, 1968). The standard error is of Fleiss, Cohen and Everitt (1969), not the smaller one under κ = 0. Where
/// no disagreement can be expected, because all ratings are of one class, there is none.
///
/// @param kappa         at most 1
/// @param standardError of kappa
public record CohenKappa(OptionalDouble kappa, OptionalDouble standardError) {

    /// How much a disagreement counts, by how many classes it spans out of the k - 1 possible.
    public enum Weights {
        /// Every disagreement counts the same.
        NONE {
            @Override
            double disagreement(int distance, int span) {
                return distance == 0 ? 0 : 1;
            }
        },
        /// In proportion to its span.
        LINEAR {
            @Override
            double disagreement(int distance, int span) {
                return distance == 0 ? 0 : (double) distance / span;
            }
        },
        /// In proportion to the square of its span.
        QUADRATIC {
            @Override
            double disagreement(int distance, int span) {
                return LINEAR.disagreement(distance, span) * LINEAR.disagreement(distance, span);
            }
        };

        abstract double disagreement(int distance, int span);
    }

    /// Measure the agreement of two raters.
    ///
    /// @param table one rater's classes by row, the other's by column; for weights the classes must be in order
    public static CohenKappa of(ConfusionTable table, Weights weights) {
        int k = table.classes();
        double observed = 0;
        double expected = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double disagreement = weights.disagreement(Math.abs(i - j), k - 1);
                observed += disagreement * table.share(i, j);
                expected += disagreement * table.rowShare(i) * table.columnShare(j);
            }
        }
        if (expected == 0) {
            return new CohenKappa(OptionalDouble.empty(), OptionalDouble.empty());
        }
        double ratio = observed / expected;
        double deviation = deviation(table, weights, ratio);
        return new CohenKappa(OptionalDouble.of(1 - ratio),
                OptionalDouble.of(deviation / expected / Math.sqrt(table.total())));
    }

    /// The deviation of `v_ij - (v̄_i. + v̄_.j) D_o/D_e` over the cells, with v the disagreement of a cell; it is Fleiss's
    /// formula, whose weights are 1 - v, with the mean taken off before squaring.
    private static double deviation(ConfusionTable table, Weights weights, double ratio) {
        int k = table.classes();
        double[] rows = new double[k];
        double[] columns = new double[k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double disagreement = weights.disagreement(Math.abs(i - j), k - 1);
                rows[i] += table.columnShare(j) * disagreement;
                columns[j] += table.rowShare(i) * disagreement;
            }
        }
        double mean = 0;
        double[][] terms = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                terms[i][j] = weights.disagreement(Math.abs(i - j), k - 1) - (rows[i] + columns[j]) * ratio;
                mean += table.share(i, j) * terms[i][j];
            }
        }
        double squares = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                squares += table.share(i, j) * (terms[i][j] - mean) * (terms[i][j] - mean);
            }
        }
        return Math.sqrt(squares);
    }
}
