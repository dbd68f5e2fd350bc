package io.hakari.metric;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// A measured value with its uncertainty; a bare number never leaves a metric.
///
/// As a measurement it knows one interval alone. Asked for less confidence it gives that interval, which is wider than it
/// need be; asked for more it refuses.
///
/// @param value    finite
/// @param interval contains the value; missing scores have widened it
/// @param scored   how many trials the value rests on, at least 1; pairs for a difference
/// @param unscored how many trials could not be scored
/// @param clusters how many independent units the trials belong to, in [1, scored]
/// @param method   how the interval was computed, such as `wilson`
@API(status = EXPERIMENTAL, since = "0.1")
public record Estimate(double value, Interval interval, long scored, long unscored, long clusters, String method)
        implements
            Measurement {
    /// After Garwood, whose bounds rates of events have.
    private static final String PER_HOUR = "garwood";

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
        if (clusters < 1 || clusters > scored) {
            throw new IllegalArgumentException("clusters [" + clusters + "] must be in [1, " + scored + "]");
        }
    }

    /// Make an estimate of independent trials.
    public Estimate(double value, Interval interval, long scored, long unscored, String method) {
        this(value, interval, scored, unscored, Math.max(1, scored), method);
    }

    /// Return the lower end of the interval.
    public double lower() {
        return interval.lower();
    }

    /// Return the upper end of the interval.
    public double upper() {
        return interval.upper();
    }

    /// Return whether the value counts events by the hour, as its method tells, and is no fraction; not named as a property,
    /// for records are written by those.
    public boolean countsPerHour() {
        return method.startsWith(PER_HOUR);
    }

    /// Return the share of trials that could be scored, in (0, 1].
    public double coverage() {
        return (double) scored / (scored + unscored);
    }

    @Override
    public Estimate at(double confidence) {
        if (!(confidence > 0 && confidence <= interval.confidence())) {
            throw new IllegalArgumentException("confidence [" + confidence + "] must be in (0, "
                    + interval.confidence() + "], the confidence that this estimate is known at");
        }
        return this;
    }
}
