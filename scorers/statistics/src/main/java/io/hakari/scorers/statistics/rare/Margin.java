package io.hakari.scorers.statistics.rare;

/// How far a random experiment is from an event: above 0 it happened, below 0 it did not, and nearer to 0 it nearly did.
///
/// All chance of the experiment is in independent standard normal numbers, so that the same numbers give the same margin.
/// What searches for events follows the margin uphill; it should therefore change gradually with the numbers.
@FunctionalInterface
public interface Margin {

    /// Return the margin of an experiment.
    ///
    /// @param u standard normal numbers, not to be kept or changed
    /// @return not NaN; may be infinite
    /// @throws InterruptedException when nobody waits for it any more
    double at(double[] u) throws InterruptedException;
}
