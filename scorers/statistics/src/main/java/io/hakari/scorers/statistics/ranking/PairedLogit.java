package io.hakari.scorers.statistics.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;

/// Logistic regression on differences of strengths, fitted by Newton's method.
///
/// A row wins with chance `1 / (1 + e^-η)`, `η = θ_first - θ_second + x·β`. Of the strengths the last is held at 0 while
/// fitting, so that the information is positive definite; afterwards they are centred.
final class PairedLogit {

    /// @param ties comparisons that count half for each side
    record Row(int first, int second, double wins, double losses, double ties, List<Double> features) {

        double won() {
            return wins + ties / 2;
        }

        double lost() {
            return losses + ties / 2;
        }

        double weight() {
            return wins + losses + ties;
        }
    }

    private static final int MOST_STEPS = 200;
    private static final double SMALL_STEP = 1e-9;
    /// No odds of finite counts are beyond e³⁶, where one less the chance is below the rounding of a double.
    private static final double LARGEST = 36;
    private static final double SINGULAR = 1e-14;
    private static final double ROUNDING = 1e-13;

    private final int players;
    private final int features;
    private final List<Row> rows;
    private double[] parameters;
    private final RealMatrix inverse;
    private final RealMatrix sandwich;

    PairedLogit(int players, int features, List<Row> rows) {
        this.players = players;
        this.features = features;
        this.rows = new ArrayList<>(rows);
        parameters = new double[players - 1 + features];
        inverse = fit();
        sandwich = inverse.multiply(scores()).multiply(inverse);
    }

    private RealMatrix fit() {
        double last = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MOST_STEPS; i++) {
            DecompositionSolver solver = solver(information());
            double[] step = solver.solve(new ArrayRealVector(gradient(), false)).toArray();
            double length = length(step);
            boolean stalled = length < Math.sqrt(SMALL_STEP) * scale() && length >= last / 2;
            if (length > 0 && !stalled) {
                walk(step);
            }
            if (length <= SMALL_STEP * scale() || stalled) {
                return solver(information()).getInverse();
            }
            last = length;
        }
        throw separated();
    }

    /// Go the step, or as much of it as does not lower the likelihood.
    private void walk(double[] step) {
        double[] from = parameters;
        double before = logLikelihood();
        for (double share = 1; share > SMALL_STEP; share /= 2) {
            parameters = new double[from.length];
            for (int i = 0; i < from.length; i++) {
                parameters[i] = from[i] + share * step[i];
            }
            if (logLikelihood() >= before - ROUNDING * Math.abs(before)) {
                break;
            }
        }
        for (Row row : rows) {
            if (Math.abs(eta(row)) > LARGEST) {
                throw separated();
            }
        }
    }

    private static double length(double[] step) {
        double length = 0;
        for (double part : step) {
            length = Math.max(length, Math.abs(part));
        }
        return length;
    }

    private double scale() {
        return 1 + length(parameters);
    }

    private IllegalArgumentException separated() {
        return new IllegalArgumentException("features [" + features
                + "] foretell every winner, or follow from one another; leave some out or compare more");
    }

    private DecompositionSolver solver(RealMatrix information) {
        try {
            CholeskyDecomposition roots = new CholeskyDecomposition(information, ROUNDING, 0);
            for (int i = 0; i < parameters.length; i++) {
                double root = roots.getL().getEntry(i, i);
                if (root * root < SINGULAR * information.getEntry(i, i)) {
                    throw separated();
                }
            }
            return roots.getSolver();
        } catch (NonPositiveDefiniteMatrixException _) {
            throw separated();
        }
    }

    private double eta(Row row) {
        double eta = strength(row.first()) - strength(row.second());
        for (int k = 0; k < features; k++) {
            eta += row.features().get(k) * parameters[players - 1 + k];
        }
        return eta;
    }

    private double strength(int player) {
        return player == players - 1 ? 0 : parameters[player];
    }

    private double logLikelihood() {
        double sum = 0;
        for (Row row : rows) {
            double eta = eta(row);
            sum -= row.won() * softPlus(-eta) + row.lost() * softPlus(eta);
        }
        return sum;
    }

    private static double softPlus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    private static double chance(double eta) {
        return 1 / (1 + Math.exp(-eta));
    }

    private double[] gradient() {
        double[] gradient = new double[parameters.length];
        for (Row row : rows) {
            double eta = eta(row);
            double residual = row.won() * chance(-eta) - row.lost() * chance(eta);
            for (int place : places(row)) {
                gradient[place] += residual * design(row, place);
            }
        }
        return gradient;
    }

    private RealMatrix information() {
        return sum(row -> {
            double eta = eta(row);
            return row.weight() * chance(eta) * chance(-eta);
        });
    }

    /// The sum of squared scores over single comparisons.
    private RealMatrix scores() {
        return sum(row -> {
            double eta = eta(row);
            double won = chance(-eta);
            double lost = chance(eta);
            double tied = 0.5 - lost;
            return row.wins() * won * won + row.losses() * lost * lost + row.ties() * tied * tied;
        });
    }

    private interface Weight {
        double of(Row row);
    }

    private RealMatrix sum(Weight weight) {
        double[][] sum = new double[parameters.length][parameters.length];
        for (Row row : rows) {
            double own = weight.of(row);
            int[] places = places(row);
            for (int i : places) {
                for (int j : places) {
                    sum[i][j] += own * (design(row, i) * design(row, j));
                }
            }
        }
        return new Array2DRowRealMatrix(sum, false);
    }

    /// The parameters that a row depends on.
    private int[] places(Row row) {
        int[] places = new int[2 + features];
        int n = 0;
        for (int player : new int[]{row.first(), row.second()}) {
            if (player < players - 1) {
                places[n++] = player;
            }
        }
        for (int k = 0; k < features; k++) {
            places[n++] = players - 1 + k;
        }
        return Arrays.copyOf(places, n);
    }

    private double design(Row row, int place) {
        if (place >= players - 1) {
            return row.features().get(place - players + 1);
        }
        return place == row.first() ? 1 : -1;
    }

    /// Return the strengths, with sum 0.
    double[] strengths() {
        double mean = 0;
        for (int player = 0; player < players; player++) {
            mean += strength(player) / players;
        }
        double[] centred = new double[players];
        for (int player = 0; player < players; player++) {
            centred[player] = strength(player) - mean;
        }
        return centred;
    }

    double[] coefficients() {
        return Arrays.copyOfRange(parameters, players - 1, parameters.length);
    }

    /// Return the standard errors of the coefficients that hold even when the model does not.
    double[] coefficientErrors() {
        double[] errors = new double[features];
        for (int k = 0; k < features; k++) {
            errors[k] = Math.sqrt(sandwich.getEntry(players - 1 + k, players - 1 + k));
        }
        return errors;
    }

    /// Return the standard errors of the centred strengths, by the inverse information.
    double[] modelErrors() {
        return centred(inverse);
    }

    /// Return the standard errors of the centred strengths that hold even when the model does not (Huber 1967).
    double[] sandwichErrors() {
        return centred(sandwich);
    }

    /// The variance of `θᵢ - θ̄` is `Vᵢᵢ - 2 V̄ᵢ + V̄`, with the last row and column 0.
    private double[] centred(RealMatrix covariance) {
        double[] means = new double[players];
        double mean = 0;
        for (int i = 0; i < players - 1; i++) {
            for (int j = 0; j < players - 1; j++) {
                means[i] += covariance.getEntry(i, j) / players;
            }
            mean += means[i] / players;
        }
        double[] errors = new double[players];
        for (int i = 0; i < players; i++) {
            double own = i < players - 1 ? covariance.getEntry(i, i) : 0;
            errors[i] = Math.sqrt(Math.max(0, own - 2 * means[i] + mean));
        }
        return errors;
    }
}
