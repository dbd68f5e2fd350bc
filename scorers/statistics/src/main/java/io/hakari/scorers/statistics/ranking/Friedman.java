package io.hakari.scorers.statistics.ranking;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.number.Midranks;

/// Friedman's test whether models differ over the same tasks, corrected for ties.
///
/// `(k-1) Σ (Rⱼ - n(k+1)/2)² / Σ (rᵢⱼ - (k+1)/2)²` with the rank sums Rⱼ of k models over n tasks, against χ² with k - 1
/// degrees of freedom (Friedman 1937; Conover 1999). None where every task gave every model the same. For display: ranks
/// forget by how much.
///
/// @param meanRanks by model; the best of a task has rank k
/// @param statistic of the test
/// @param p         that models do not differ
public record Friedman(List<Double> meanRanks, OptionalDouble statistic, OptionalDouble p) {

    /// Test a table of tasks (rows) by models (columns).
    ///
    /// @throws IllegalArgumentException when there are fewer than two models, rows differ in length, or a score is not finite
    public static Friedman of(double[][] scores) {
        Checks.require(scores.length > 0, "scores [] must have at least one task");
        int k = scores[0].length;
        Checks.require(k >= 2, "models [" + k + "] must be at least 2");
        double middle = (k + 1) / 2.0;
        double[] sums = new double[k];
        double within = 0;
        for (int task = 0; task < scores.length; task++) {
            Checks.sameLength("task " + task, scores[task].length, "task 0", k);
            double[] ranks = Midranks.of(scores[task]);
            for (int model = 0; model < k; model++) {
                sums[model] += ranks[model] - middle;
                within += (ranks[model] - middle) * (ranks[model] - middle);
            }
        }
        return of(sums, within, scores.length, middle);
    }

    private static Friedman of(double[] sums, double within, int tasks, double middle) {
        double[] meanRanks = new double[sums.length];
        double between = 0;
        for (int model = 0; model < sums.length; model++) {
            meanRanks[model] = sums[model] / tasks + middle;
            between += sums[model] * sums[model];
        }
        if (within == 0) {
            return new Friedman(Arrays.stream(meanRanks).boxed().toList(), OptionalDouble.empty(),
                    OptionalDouble.empty());
        }
        double df = sums.length - 1.0;
        double statistic = df * between / within;
        return new Friedman(Arrays.stream(meanRanks).boxed().toList(), OptionalDouble.of(statistic),
                OptionalDouble.of(ChiSquaredDistribution.of(df).survivalProbability(statistic)));
    }
}
