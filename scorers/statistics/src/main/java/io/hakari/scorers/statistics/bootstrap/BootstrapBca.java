package io.hakari.scorers.statistics.bootstrap;

import io.hakari.metric.Interval;

/// A bias-corrected and accelerated bootstrap interval, with what it was made from.
///
/// @param replicates   how many it rests on
/// @param z0           bias correction: the normal quantile of the share of replicates below the estimate
/// @param acceleration by which the standard error changes with the statistic
/// @param lowerLevel   share of the replicates below the lower end
/// @param upperLevel   share of the replicates below the upper end
public record BootstrapBca(Interval interval, int replicates, double z0, double acceleration, double lowerLevel,
        double upperLevel) {}
