package io.hakari.scorers.statistics.paired;

import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.TDistribution;

import io.hakari.scorers.statistics.number.Checks;

/// A mean that is distributed as Student's t about its true value, and what can be said of it.
///
/// @param mean  what was measured
/// @param se    its standard error; absent when it cannot be known
/// @param df    degrees of freedom; absent with `se`, and when nothing varied
/// @param pairs how many numbers there were
record StudentT(double mean, OptionalDouble se, OptionalDouble df, long pairs) {

    /// What an interval ends at; absent without a standard error.
    record Ends(OptionalDouble lower, OptionalDouble upper) {}

    static StudentT of(double[] differences) {
        SampleMean mean = SampleMean.of(differences);
        return new StudentT(mean.mean(), mean.se(),
                mean.n() > 1 ? OptionalDouble.of((double) (mean.n() - 1)) : OptionalDouble.empty(), mean.n());
    }

    /// Return `(mean - value) / se`: infinite without variance, absent when it is 0/0.
    OptionalDouble statistic(double value) {
        double distance = mean - value;
        return se.isEmpty() || (distance == 0 && se.getAsDouble() == 0)
                ? OptionalDouble.empty()
                : OptionalDouble.of(distance / se.getAsDouble());
    }

    /// Return the chance of a larger statistic.
    OptionalDouble above(OptionalDouble t) {
        if (t.isEmpty()) {
            return OptionalDouble.empty();
        }
        double value = t.getAsDouble();
        return OptionalDouble.of(df.isPresent() && Double.isFinite(value)
                ? TDistribution.of(df.getAsDouble()).survivalProbability(value)
                : value > 0 ? 0 : 1);
    }

    /// Return the chance of a smaller statistic.
    OptionalDouble below(OptionalDouble t) {
        return above(t.isPresent() ? OptionalDouble.of(-t.getAsDouble()) : t);
    }

    /// Return the chance of a statistic farther from 0.
    OptionalDouble twoSided(OptionalDouble t) {
        OptionalDouble tail = above(t.isPresent() ? OptionalDouble.of(Math.abs(t.getAsDouble())) : t);
        return tail.isPresent() ? OptionalDouble.of(Math.min(1, 2 * tail.getAsDouble())) : tail;
    }

    /// Return `mean ± t · se`; without variance it is a point.
    Ends interval(double confidence) {
        OptionalDouble half = half((1 - Checks.confidence(confidence)) / 2);
        return half.isPresent()
                ? new Ends(OptionalDouble.of(mean - half.getAsDouble()), OptionalDouble.of(mean + half.getAsDouble()))
                : new Ends(half, half);
    }

    /// Return how far the mean is from the end that it passes with a chance of `tail`.
    OptionalDouble half(double tail) {
        if (se.isEmpty() || se.getAsDouble() == 0) {
            return se;
        }
        return df.isPresent()
                ? OptionalDouble
                        .of(TDistribution.of(df.getAsDouble()).inverseSurvivalProbability(tail) * se.getAsDouble())
                : df;
    }
}
