package io.hakari.suites.robotsafety.episode;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What goes wrong between the cell and the policy; never with the cell itself.
public enum FaultProfile {
    NONE(0);

    private final double latency;

    /// @param latency s
    FaultProfile(double latency) {
        this.latency = latency;
    }

    /// Return how long every answer is under way, s, without what varies.
    double latency() {
        return latency;
    }

    /// Return its name in records, such as `camera-frozen`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FaultProfile> named(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
