package io.hakari.reports;

import java.util.Optional;
import java.util.Set;

import io.hakari.metric.Estimate;
import io.hakari.records.GateRecord;
import io.hakari.records.MetricRecord;

/// What a gate looked at: the bounds that it decided by, and the threshold that parts passing from failing.
///
/// @param upwards whether passing lies above the threshold
record Bounds(Estimate seen, double threshold, boolean upwards) {
    private static final Set<String> COMPARING = Set.of("NoWorseThanBaseline", "BetterThanBaseline");
    private static final Set<String> FALLING = Set.of("Ceiling", "RateCeiling", "SafetyLimit");

    /// Where the bounds lie.
    enum Side {
        PASSING, FAILING, ACROSS
    }

    /// Return whether a gate looks at the change against the baseline and not at the value.
    static boolean compares(GateRecord gate) {
        return COMPARING.contains(gate.kind());
    }

    /// Return the bounds of a gate on one inequality; a record without them is read by the metric's own interval.
    static Optional<Bounds> of(GateRecord gate, Optional<MetricRecord> metric) {
        boolean compares = compares(gate);
        boolean higher = metric.map(MetricRecord::higherIsBetter).orElse(true);
        boolean upwards = compares ? higher : !FALLING.contains(gate.kind());
        double threshold = compares && !higher ? -gate.limit() : gate.limit();
        return gate.seen().or(() -> metric.flatMap(compares ? MetricRecord::change : MetricRecord::estimate))
                .map(seen -> new Bounds(seen, threshold, upwards));
    }

    Side side() {
        if (upwards ? seen.lower() > threshold : seen.upper() < threshold) {
            return Side.PASSING;
        }
        return (upwards ? seen.upper() < threshold : seen.lower() > threshold) ? Side.FAILING : Side.ACROSS;
    }

    /// Return the distance between the value and the end of the interval that passing rests on.
    double reach() {
        return upwards ? seen.value() - seen.lower() : seen.upper() - seen.value();
    }

    /// Return how many times the trials would roughly decide it: an interval shrinks with the square root of them.
    double timesNeeded() {
        double distance = Math.abs(seen.value() - threshold);
        double reach = seen.value() > threshold ? seen.value() - seen.lower() : seen.upper() - seen.value();
        return reach * reach / (distance * distance);
    }
}
