package io.hakari.scorers.statistics.cluster;

import java.util.SplittableRandom;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.number.Bisection;
import io.hakari.scorers.statistics.number.Checks;

/// A test and an interval of a mean for few clusters, where Student's are too bold.
///
/// Under the hypothesis that the mean is `μ`, the deviations of each cluster from `μ` are multiplied by a weight of its
/// own, and the studentized mean (CR1) of the replicate is compared with the one observed. Webb's weights `±√1/2, ±1,
/// ±√3/2` take six values, so that even five clusters give thousands of different replicates.
///
/// A replicate needs the sums of the clusters alone. Replicates use the same weights for every `μ`, and the same seed
/// gives the same weights.
///
/// Cameron, Gelbach and Miller (2008), Review of Economics and Statistics 90; Webb (2023), Reworking wild
/// bootstrap-based inference for clustered errors, Canadian Journal of Economics 56.
public final class WildBootstrap {
    private static final double[] WEBB = {-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)};
    private static final int FARTHEST = 60;

    private final Clusters clusters;
    private final double error;
    private final byte[][] weights;

    private WildBootstrap(Clusters clusters, byte[][] weights) {
        this.clusters = clusters;
        this.error = ClusterErrors.of(clusters).cr1();
        this.weights = weights;
    }

    /// Draw the weights.
    ///
    /// @param replicates at least 99
    /// @throws IllegalArgumentException when there are fewer than two clusters or too few replicates, or when all clusters
    ///                                  have the same mean
    public static WildBootstrap of(ClusterSums sums, int replicates, long seed) {
        Clusters clusters = sums.summary();
        Checks.require(clusters.count() > 1, "clusters [" + clusters.count() + "] must be at least 2");
        Checks.require(replicates >= 99, "replicates [" + replicates + "] must be at least 99");
        Checks.require(clusters.between() > 0, "means [" + clusters.mean + "] of all clusters must differ");
        SplittableRandom random = new SplittableRandom(seed);
        byte[][] weights = new byte[replicates][clusters.count()];
        for (byte[] replicate : weights) {
            for (int g = 0; g < replicate.length; g++) {
                replicate[g] = (byte) random.nextInt(WEBB.length);
            }
        }
        return new WildBootstrap(clusters, weights);
    }

    /// Return the two-sided p-value of the hypothesis that the mean is `mean`: the share of replicates, the observation
    /// among them, whose studentized mean is at least as large.
    public double p(double mean) {
        double distance = clusters.mean - Checks.finite("mean", mean);
        double observed = Math.abs(distance) / error;
        int extreme = 1;
        for (byte[] replicate : weights) {
            extreme += studentized(replicate, distance) >= observed * (1 - 1e-12) ? 1 : 0;
        }
        return (double) extreme / (weights.length + 1);
    }

    /// Return the means whose p-value is above `1 - confidence`; an end is infinite when no mean is far enough.
    ///
    /// @throws IllegalArgumentException when the confidence is not in (0, 1)
    public Interval interval(double confidence) {
        double alpha = 1 - Checks.confidence(confidence);
        return new Interval(end(-1, alpha), end(1, alpha), confidence);
    }

    private double end(int side, double alpha) {
        double step = 1;
        for (int i = 0; p(clusters.mean + side * step * error) > alpha; i++) {
            if (i == FARTHEST) {
                return side * Double.POSITIVE_INFINITY;
            }
            step *= 2;
        }
        // The p-value is a staircase: to find the step, not every bit, thirty halvings would do; the last bit is free.
        double farthest = step;
        return clusters.mean
                + side * error * Bisection.root(0, farthest, x -> p(clusters.mean + side * x * error) - alpha);
    }

    private double studentized(byte[] replicate, double distance) {
        double n = clusters.n;
        double total = 0;
        for (int g = 0; g < replicate.length; g++) {
            total += weighted(replicate, g, distance);
        }
        double mean = total / n;
        double squares = 0;
        for (int g = 0; g < replicate.length; g++) {
            double sum = weighted(replicate, g, distance) - clusters.sizes[g] * mean;
            squares += sum * sum;
        }
        double count = replicate.length;
        double spread = Math.sqrt(squares * (count / (count - 1))) / n;
        return spread == 0 ? Double.POSITIVE_INFINITY : Math.abs(mean) / spread;
    }

    private double weighted(byte[] replicate, int cluster, double distance) {
        return WEBB[replicate[cluster]] * clusters.sizes[cluster] * (clusters.deviations[cluster] + distance);
    }
}
