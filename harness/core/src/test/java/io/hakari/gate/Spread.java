package io.hakari.gate;

import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;
import io.hakari.metric.Measurement;

/// A measurement whose one-sided bound at error rate `α` lies `-spread · ln(2α)` from its value: a double exponential, whose
/// p-values can be reckoned by hand.
///
/// @param n trials
record Spread(double value, double spread, long n, String method) implements Measurement {

    static Spread of(double value, double spread) {
        return new Spread(value, spread, 1_000, "by-hand");
    }

    @Override
    public Estimate at(double confidence) {
        double half = -spread * Math.log1p(-confidence);
        return new Estimate(value, new Interval(value - half, value + half, confidence), n, 0, method);
    }
}
