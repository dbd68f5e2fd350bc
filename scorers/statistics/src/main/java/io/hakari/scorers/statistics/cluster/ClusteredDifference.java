package io.hakari.scorers.statistics.cluster;

import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.TDistribution;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.number.Checks;

/// The mean difference of paired numbers that come in clusters, with Student's test on `G - 1` degrees of freedom.
///
/// This is the usual recipe, CR1 with one degree less than there are clusters; it trusts few or unequal clusters too much.
/// The metrics take [ClusteredMean#interval] of the differences instead.
///
/// @param difference the mean of a - b
/// @param clusters   clusters, G
/// @param error      CR1; empty for one cluster
/// @param t          difference / error, infinite when there is a difference but no error; empty when there is neither,
///                   or one cluster
/// @param p          two-sided; empty as `t`
public record ClusteredDifference(double difference, int clusters, OptionalDouble error, OptionalDouble t,
        OptionalDouble p) {

    /// Compare two lists of numbers, pair by pair.
    ///
    /// @throws IllegalArgumentException when the lists differ in length, are empty, or hold a number that is not finite
    ///                                  or a negative cluster
    public static ClusteredDifference of(double[] a, double[] b, int[] clusters) {
        Checks.sameLength("a", a.length, "b", b.length);
        Checks.finite("a", a);
        Checks.finite("b", b);
        double[] differences = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            differences[i] = a[i] - b[i];
        }
        return of(ClusteredMean.of(differences, clusters));
    }

    private static ClusteredDifference of(ClusteredMean mean) {
        if (mean.errors().isEmpty()) {
            return new ClusteredDifference(mean.mean(), mean.clusters(), OptionalDouble.empty(),
                    OptionalDouble.empty(), OptionalDouble.empty());
        }
        double error = mean.errors().get().cr1();
        double t = mean.mean() / error;
        if (Double.isNaN(t)) {
            return new ClusteredDifference(mean.mean(), mean.clusters(), OptionalDouble.of(error),
                    OptionalDouble.empty(), OptionalDouble.empty());
        }
        double p = Math.min(1, 2 * student(mean.clusters()).survivalProbability(Math.abs(t)));
        return new ClusteredDifference(mean.mean(), mean.clusters(), OptionalDouble.of(error), OptionalDouble.of(t),
                OptionalDouble.of(p));
    }

    /// Return the degrees of freedom, `G - 1`.
    public int df() {
        return clusters - 1;
    }

    /// Return `difference ± t(G-1) · error`, a point when there is no error.
    ///
    /// @throws IllegalArgumentException when the confidence is not in (0, 1), or there is one cluster only
    public Interval interval(double confidence) {
        double tail = (1 - Checks.confidence(confidence)) / 2;
        Checks.require(clusters > 1, "clusters [" + clusters + "] must be at least 2 for an interval");
        double half = student(clusters).inverseSurvivalProbability(tail) * error.getAsDouble();
        return new Interval(difference - half, difference + half, confidence);
    }

    private static TDistribution student(int clusters) {
        return TDistribution.of((double) clusters - 1);
    }
}
