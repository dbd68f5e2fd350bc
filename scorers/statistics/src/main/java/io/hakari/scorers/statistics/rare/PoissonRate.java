package io.hakari.scorers.statistics.rare;

import org.apache.commons.statistics.distribution.GammaDistribution;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.number.Checks;

/// Events per unit of exposure, with Garwood's exact bounds.
///
/// With `k` events in an exposure `T` the bounds are the rates at which `k` or fewer, or `k` or more, events have just the
/// probability that the bound may err: `χ²(1-α; 2k+2) / 2T` above and `χ²(α; 2k) / 2T` below. They hold when events come
/// independently of each other at a constant rate, or at one that differs from place to place in a fixed mix. Counts that
/// need not be whole are effective ones: of events that come in bursts.
///
/// Garwood (1936), Fiducial limits for the Poisson distribution, Biometrika 28.
public final class PoissonRate {
    private PoissonRate() {
    }

    /// Return the one-sided upper bound: the largest rate that still gives `events` or fewer with probability
    /// `1 - confidence`.
    ///
    /// @param events   at least 0
    /// @param exposure hours, kilometres or whatever the rate is counted by, above 0
    /// @throws IllegalArgumentException when a number is outside its range
    public static double upper(double events, double exposure, double confidence) {
        check(events, exposure);
        return mostExpected(events, 1 - Checks.confidence(confidence)) / exposure;
    }

    /// Return the one-sided lower bound; 0 without an event.
    ///
    /// @param events   at least 0
    /// @param exposure above 0
    /// @throws IllegalArgumentException when a number is outside its range
    public static double lower(double events, double exposure, double confidence) {
        check(events, exposure);
        return leastExpected(events, 1 - Checks.confidence(confidence)) / exposure;
    }

    /// Return the two-sided interval, each end of which errs with half of `1 - confidence`.
    ///
    /// @param events   at least 0
    /// @param exposure above 0
    /// @throws IllegalArgumentException when a number is outside its range
    public static Interval interval(double events, double exposure, double confidence) {
        check(events, exposure);
        double tail = (1 - Checks.confidence(confidence)) / 2;
        return new Interval(leastExpected(events, tail) / exposure, mostExpected(events, tail) / exposure, confidence);
    }

    /// Return the exposure that, with no more events than allowed, shows a rate of at most `limit`.
    ///
    /// @param limit  events per unit of exposure, above 0
    /// @param events how many are allowed, at least 0
    /// @throws IllegalArgumentException when a number is outside its range
    public static double exposure(double limit, double confidence, long events) {
        Checks.inside("limit", limit, 0, Double.POSITIVE_INFINITY);
        Checks.require(events >= 0, "events [" + events + "] must be at least 0");
        return mostExpected((double) events, 1 - Checks.confidence(confidence)) / limit;
    }

    private static void check(double events, double exposure) {
        Checks.require(events >= 0 && events < Double.POSITIVE_INFINITY,
                "events [" + events + "] must be at least 0 and finite");
        Checks.inside("exposure", exposure, 0, Double.POSITIVE_INFINITY);
    }

    private static double mostExpected(double events, double tail) {
        return events == 0
                ? -Math.log(tail)
                : GammaDistribution.of(events + 1, 1).inverseSurvivalProbability(tail);
    }

    private static double leastExpected(double events, double tail) {
        return events == 0 ? 0 : GammaDistribution.of(events, 1).inverseCumulativeProbability(tail);
    }
}
