package io.hakari.suites.robotsafety.episode;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What goes wrong between the cell and the policy; never with the cell itself.
///
/// What lasts begins between 1 and 4 s into the episode. A latency is fixed, with a lognormal jitter of a tenth of it in the middle; an answer
/// that is overtaken by a newer one is not followed.
public enum FaultProfile {
    NONE(0),
    /// For 2 s the camera shows its last picture; its age rises.
    CAMERA_FROZEN(0),
    /// For 2 s the camera shows nobody; the age of its last picture rises.
    CAMERA_LOST(0),
    /// Places are off by 50 mm and speeds by 0.2 m/s (one standard deviation), and every tenth picture is missing.
    CAMERA_NOISE(0),
    /// One joint is read 2° too far one way, or the other.
    JOINT_BIAS(0),
    /// For 1 s one joint reads NaN, and with it the place of the tool.
    JOINT_NAN(0),
    /// The robot's clock is up to 0.1 s fast or slow against the camera's.
    CLOCK_SKEW(0), LATENCY_33(0.033), LATENCY_66(0.066), LATENCY_100(0.1), LATENCY_200(0.2), LATENCY_500(0.5),
    /// One answer in twenty is lost.
    LOST_REPLY(0),
    /// No answer arrives for 2 s; then the newest does.
    STALL(0);

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
