package io.hakari.scorers.statistics.rare;

import java.util.List;

import io.hakari.metric.Interval;

/// What is known of the probability of a rare event: a number with its spread, or bounds and why there is no number.
public sealed interface RareProbability {

    /// Return an interval of the probability.
    Interval interval();

    /// Return how often the margin was asked for.
    long evaluations();

    /// A probability.
    ///
    /// @param value       the mean of the repeats, in (0, 1)
    /// @param interval    contains the value
    /// @param variation   the coefficient of variation of one repeat, from the spread of all; that of the value is `√repeats`
    ///                    times smaller
    /// @param chains      the coefficient of variation that one repeat would have by its own chains; it leaves out what levels
    ///                    have in common, and is here for comparison
    /// @param repeats     how many independent repeats there were
    /// @param evaluations of all repeats
    /// @param levels      of the first repeat
    /// @param method      how the interval was computed, such as `log-normal`
    record Settled(double value, Interval interval, double variation, double chains, int repeats, long evaluations,
            List<Level> levels, String method) implements RareProbability {

        public Settled {
            levels = List.copyOf(levels);
        }
    }

    /// No number; the interval is that of Clopper and Pearson for the independent samples alone, and thus exact.
    ///
    /// @param reason   what went wrong, or went too well, in words
    /// @param interval exact
    record Bounded(String reason, Interval interval, long evaluations) implements RareProbability {}
}
