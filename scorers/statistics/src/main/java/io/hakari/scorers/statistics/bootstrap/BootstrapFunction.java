package io.hakari.scorers.statistics.bootstrap;

import java.util.OptionalDouble;

/// A statistic as a function of how often each item of the sample is in a resample.
///
/// It is called by several threads at once when the bootstrap has several.
@FunctionalInterface
public interface BootstrapFunction {

    /// Return the statistic of a resample; empty where it is undefined, such as the correlation with a constant.
    ///
    /// @param weights how often each item is there, at least 0; not to be kept or changed
    OptionalDouble of(int[] weights);
}
