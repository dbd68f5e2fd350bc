package io.hakari.gate;

import java.util.Map;
import java.util.Optional;

import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;

/// Evidence about one metric, `reading/accuracy`.
final class Measured {
    static final String METRIC = "reading/accuracy";
    private static final double CONFIDENCE = 0.95;

    private Measured() {
    }

    static Evidence between(double lower, double upper) {
        return evidence(estimate(lower, upper, 1000, 0), Optional.empty(), true);
    }

    static Evidence unscored(long scored, long unscored) {
        return evidence(estimate(0.7, 0.8, scored, unscored), Optional.empty(), true);
    }

    static Evidence changed(double lower, double upper, boolean higherIsBetter) {
        return evidence(estimate(0.7, 0.8, 1000, 0), Optional.of(estimate(lower, upper, 1000, 0)), higherIsBetter);
    }

    static Evidence evidence(Estimate estimate, Optional<Estimate> change, boolean higherIsBetter) {
        return new Evidence(Map.of(METRIC, new Finding(estimate, change, higherIsBetter)));
    }

    static Estimate estimate(double lower, double upper, long scored, long unscored) {
        return new Estimate((lower + upper) / 2, new Interval(lower, upper, CONFIDENCE), scored, unscored, "wilson");
    }
}
