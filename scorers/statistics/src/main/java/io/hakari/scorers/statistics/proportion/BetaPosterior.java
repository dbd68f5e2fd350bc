package io.hakari.scorers.statistics.proportion;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.number.Checks;

/// What is believed of a rate after `k` successes in `n`, when `Beta(a, b)` was believed before.
///
/// @param mean     of the posterior `Beta(k + a, n - k + b)`
/// @param interval its equal-tailed credible interval; unlike Jeffreys' it does not reach 0 or 1
public record BetaPosterior(double mean, Interval interval) {

    /// Return the posterior.
    ///
    /// @param k     successes, in [0, n]
    /// @param n     trials, at least 1
    /// @param prior what was believed before
    /// @throws IllegalArgumentException when a number is outside its range
    public static BetaPosterior of(long k, long n, Prior prior, double confidence) {
        Checks.counts(k, n);
        double tail = (1 - Checks.confidence(confidence)) / 2;
        double a = k + prior.a();
        double b = n - k + prior.b();
        return new BetaPosterior(a / (a + b),
                new Interval(BetaQuantile.lower(a, b, tail), BetaQuantile.upper(a, b, tail), confidence));
    }

    /// A beta distribution, worth `a` successes and `b` failures.
    ///
    /// @param a above 0; 1 with `b` 1 is uniform
    /// @param b above 0
    public record Prior(double a, double b) {

        public Prior {
            Checks.inside("a", a, 0, Double.POSITIVE_INFINITY);
            Checks.inside("b", b, 0, Double.POSITIVE_INFINITY);
        }
    }
}
