package io.hakari.scorers.statistics.bootstrap;

import java.util.Arrays;
import java.util.Optional;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.number.Checks;

/// Resamples a sample with replacement, and makes intervals of what a statistic then is.
///
/// Every replicate is a resample of exactly as many units as the sample has, however it is drawn; see the package. The
/// same settings and data give the same replicates on every machine and on any number of threads.
///
/// @param replicates at least 2
/// @param seed       any number
/// @param threads    at least 1
public record Bootstrap(int replicates, long seed, int threads) {
    /// Of the spread of the replicates; far above rounding and far below the steps of any lattice that scores lie on.
    private static final double ROUNDING = 0x1p-36;

    public Bootstrap {
        Checks.require(replicates >= 2, "replicates [" + replicates + "] must be at least 2");
        Checks.require(threads >= 1, "threads [" + threads + "] must be at least 1");
    }

    /// Return settings for one thread.
    public static Bootstrap bootstrap(int replicates, long seed) {
        return new Bootstrap(replicates, seed, 1);
    }

    /// Return these settings with another number of threads, which changes the time and nothing else.
    public Bootstrap threads(int threads) {
        return new Bootstrap(replicates, seed, threads);
    }

    /// Return the standard error that the bootstrap of a mean tends to: `√(Σ(x - mean)²) / n`.
    ///
    /// @throws IllegalArgumentException when there is no value, or one that is not finite
    public static double idealStandardError(double[] values) {
        return MeanStatistic.of(Levels.of(Checks.finite("values", values))).idealStandardError();
    }

    /// Return the statistic of the resamples; empty when it is undefined for the sample, or for every resample.
    ///
    /// Resamples of which it is undefined are left out, so that there may be fewer than asked for.
    public Optional<BootstrapReplicates> replicate(BootstrapStatistic statistic) {
        if (statistic.estimate().isEmpty()) {
            return Optional.empty();
        }
        double estimate = statistic.estimate().getAsDouble();
        double[] defined = Arrays.stream(Replication.run(kernel(statistic), this)).filter(Double::isFinite).toArray();
        return defined.length == 0
                ? Optional.empty()
                : Optional.of(BootstrapReplicates.of(tied(defined, estimate), estimate));
    }

    /// Return the percentile interval.
    ///
    /// Empty when the statistic is undefined, and when all replicates are the same, such as of constant data or of one
    /// unit: the interval would be a point, which reads as certainty.
    public Optional<Interval> percentile(BootstrapStatistic statistic, double confidence) {
        Checks.confidence(confidence);
        return varied(statistic).map(replicates -> replicates.percentile(confidence));
    }

    /// Return the bias-corrected and accelerated interval, with the acceleration of the jackknife.
    ///
    /// Empty where `percentile` is, where the jackknife is undefined, and where `BootstrapReplicates.bca` is.
    public Optional<BootstrapBca> bca(BootstrapStatistic statistic, double confidence) {
        Checks.confidence(confidence);
        return varied(statistic).flatMap(replicates -> statistic.jackknife()
                .flatMap(jackknife -> replicates.bca(jackknife.acceleration(), confidence)));
    }

    private Optional<BootstrapReplicates> varied(BootstrapStatistic statistic) {
        return replicate(statistic).filter(replicates -> !replicates.areConstant());
    }

    private static Kernel kernel(BootstrapStatistic statistic) {
        return switch (statistic) {
            case MeanStatistic mean -> mean.kernel();
            case RatioStatistic ratio -> ratio.kernel();
            case WeightedStatistic weighted -> weighted.kernel();
        };
    }

    /// Make replicates that miss the estimate by rounding alone equal to it: `z0` counts ties, and rounding would break
    /// them by the order of a sum.
    private static double[] tied(double[] replicates, double estimate) {
        double spread = 0;
        for (double replicate : replicates) {
            spread = Math.max(spread, Math.abs(replicate - estimate));
        }
        double rounding = Math.max(ROUNDING * spread, 2 * Math.ulp(estimate));
        for (int i = 0; i < replicates.length; i++) {
            if (Math.abs(replicates[i] - estimate) <= rounding) {
                replicates[i] = estimate;
            }
        }
        return replicates;
    }
}
