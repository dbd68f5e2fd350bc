package io.hakari.scorers.statistics.cluster;

import java.util.Optional;
import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.TDistribution;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.number.Checks;

/// The mean of numbers that come in clusters, with standard errors that know it.
///
/// The number of clusters, not of numbers, is the sample size: with eight unequal clusters Student's interval over the
/// numbers misses the truth three times in four.
///
/// @param mean     of all numbers, each with the same weight
/// @param n        numbers
/// @param clusters clusters with at least one number
/// @param naive    `deviation / √n`, as if there were no clusters; empty for one number
/// @param errors   those that hold with clusters; empty for one cluster, of which nothing is known about another
public record ClusteredMean(double mean, long n, int clusters, OptionalDouble naive,
        Optional<ClusterErrors> errors) {

    /// Return the mean of numbers that are at hand.
    ///
    /// @param values   finite numbers, at least one
    /// @param clusters the cluster of each, counted from 0
    /// @throws IllegalArgumentException when the lists differ in length, are empty, or hold a number that is not finite
    ///                                  or a negative cluster
    public static ClusteredMean of(double[] values, int[] clusters) {
        return of(ClusterSums.of(values, clusters));
    }

    /// Return the mean of numbers that came one by one.
    ///
    /// @throws IllegalArgumentException when none came
    public static ClusteredMean of(ClusterSums sums) {
        Clusters clusters = sums.summary();
        double squares = clusters.within + clusters.between();
        return new ClusteredMean(clusters.mean, (long) clusters.n, clusters.count(),
                clusters.n > 1
                        ? OptionalDouble.of(Math.sqrt(squares / (clusters.n - 1) / clusters.n))
                        : OptionalDouble.empty(),
                clusters.count() > 1 ? Optional.of(ClusterErrors.of(clusters)) : Optional.empty());
    }

    /// Return `mean ± t(df) · CR2` with Satterthwaite's degrees of freedom; empty for one cluster.
    ///
    /// Below four degrees of freedom, or ten clusters, a verdict should not rest on it; see [WildBootstrap].
    ///
    /// @throws IllegalArgumentException when the confidence is not in (0, 1)
    public Optional<Interval> interval(double confidence) {
        double tail = (1 - Checks.confidence(confidence)) / 2;
        return errors.map(error -> {
            double half = TDistribution.of(error.df()).inverseSurvivalProbability(tail) * error.cr2();
            return new Interval(mean - half, mean + half, confidence);
        });
    }
}
