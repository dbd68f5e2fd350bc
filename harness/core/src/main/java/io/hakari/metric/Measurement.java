package io.hakari.metric;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// What scores say of an unknown quantity, at any confidence.
///
/// A report wants one interval, a gate wants bounds at its own error rates, a series of looks wants narrower ones: all come
/// from the same measurement, so that no score is read twice.
@FunctionalInterface
@API(status = EXPERIMENTAL, since = "0.2")
public interface Measurement {

    /// Return value and interval at a confidence.
    ///
    /// The value and the counts are the same at every confidence; the interval does not shrink as the confidence rises.
    ///
    /// @param confidence of the two-sided interval, in (0, 1); each end alone has an error rate of half the rest
    /// @throws IllegalArgumentException when the confidence is outside its range
    Estimate at(double confidence);

    /// Return this measurement with a spread of the measuring itself added to its own, as two independent errors add up.
    ///
    /// @param noise the distance that two runs of the same weights stay within, at least 0
    default Measurement widenedBy(double noise) {
        return confidence -> {
            Estimate estimate = at(confidence);
            double value = estimate.value();
            return new Estimate(value,
                    new Interval(value - Math.hypot(value - estimate.lower(), noise),
                            value + Math.hypot(estimate.upper() - value, noise), estimate.interval().confidence()),
                    estimate.scored(), estimate.unscored(), estimate.clusters(), estimate.method());
        };
    }
}
