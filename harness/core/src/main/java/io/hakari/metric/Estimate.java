package io.hakari.metric;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// A measured value with its uncertainty; a bare number never leaves a metric.
///
/// @param value     finite
/// @param interval  contains the value
/// @param scored    how many trials the value rests on, at least 1; pairs for a difference
/// @param unscored  how many trials could not be scored
/// @param method    how the interval was computed, such as `wilson`
@API(status = EXPERIMENTAL, since = "0.1")
public record Estimate(double value, Interval interval, long scored, long unscored, String method) {

    public Estimate {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("estimate [" + value + "] must be finite");
        }
        if (value < interval.lower() || value > interval.upper()) {
            throw new IllegalArgumentException("estimate [" + value + "] lies outside its interval [" + interval.lower()
                    + ", " + interval.upper() + "]");
        }
        if (scored < 1 || unscored < 0) {
            throw new IllegalArgumentException("an estimate of [" + scored + "] scored and [" + unscored
                    + "] unscored trials rests on nothing");
        }
    }

    /// Return the lower end of the interval.
    public double lower() {
        return interval.lower();
    }

    /// Return the upper end of the interval.
    public double upper() {
        return interval.upper();
    }

    /// Return the share of trials that could be scored, in (0, 1].
    public double coverage() {
        return (double) scored / (scored + unscored);
    }
}
