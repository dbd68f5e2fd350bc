package io.hakari.scorers.statistics;

import io.hakari.metric.Interval;

/// What a number can be at least and at most.
///
/// @param low  may be infinite
/// @param high may be infinite
record Scale(double low, double high) {
    static final Scale UNKNOWN = new Scale(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    static final Scale FRACTION = new Scale(0, 1);

    boolean isBounded() {
        return Double.isFinite(low) && Double.isFinite(high);
    }

    /// Return the scale of the difference of two such numbers.
    Scale ofDifference() {
        return new Scale(low - high, high - low);
    }

    Interval cut(Interval interval) {
        return new Interval(Math.max(low, interval.lower()), Math.min(high, interval.upper()), interval.confidence());
    }

    /// Return all there is: the interval of one who knows nothing.
    Interval whole(double confidence) {
        return new Interval(low, high, confidence);
    }
}
