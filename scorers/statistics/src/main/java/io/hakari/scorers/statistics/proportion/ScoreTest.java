package io.hakari.scorers.statistics.proportion;

import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// A one-sided score test of a difference.
///
/// @param difference candidate minus baseline
/// @param z          the statistic, positive in favour of the candidate; may be infinite; absent where it is 0/0
/// @param p          the chance of such a statistic or a larger one when the hypothesis is true
public record ScoreTest(double difference, OptionalDouble z, OptionalDouble p) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    static ScoreTest of(double difference, double z) {
        return new ScoreTest(difference, OptionalDouble.of(z), OptionalDouble.of(NORMAL.survivalProbability(z)));
    }
}
