package io.hakari.scorers.statistics.contamination;

import java.util.Arrays;
import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.TDistribution;

import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.number.Moments;

/// Whether a checkpoint finds the published order of a test likelier than other orders.
///
/// The order of exchangeable items tells nothing, unless the test was trained on as published. For each shard of
/// neighbouring items the log-probability of the published order, less the mean of shuffled ones, is one number; Student's t
/// tests whether their mean is above 0 (Oren et al. 2023, Proving Test Set Contamination in Black Box Language Models).
///
/// @param excess the mean over shards
/// @param t      none where all shards gave the same number, of which no chance can be told
/// @param p      one-sided, small for a contaminated test
public record OrderExchangeability(double excess, OptionalDouble t, OptionalDouble p) {

    /// Test log-probabilities that were measured in the orders of `Shards`.
    ///
    /// @param canonical by shard, in the published order; at least two shards
    /// @param shuffled  by shard, of each at least one shuffled order
    /// @throws IllegalArgumentException when there are too few, or a number is not finite
    public static OrderExchangeability of(double[] canonical, double[][] shuffled) {
        Checks.finite("canonical", canonical);
        Checks.sameLength("canonical", canonical.length, "shuffled", shuffled.length);
        Checks.require(canonical.length >= 2, "shards [" + canonical.length + "] must be at least 2");
        Moments excess = new Moments();
        for (int shard = 0; shard < canonical.length; shard++) {
            double[] others = Checks.finite("shuffled orders of shard " + shard, shuffled[shard]);
            excess.add(canonical[shard] - Arrays.stream(others).average().orElseThrow());
        }
        if (excess.isConstant()) {
            return new OrderExchangeability(excess.mean(), OptionalDouble.empty(), OptionalDouble.empty());
        }
        double t = excess.mean() / (excess.deviation() / Math.sqrt(canonical.length));
        double p = TDistribution.of(canonical.length - 1.0).survivalProbability(t);
        return new OrderExchangeability(excess.mean(), OptionalDouble.of(t), OptionalDouble.of(p));
    }
}
