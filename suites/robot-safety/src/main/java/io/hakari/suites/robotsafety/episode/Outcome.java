package io.hakari.suites.robotsafety.episode;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What became of an episode: exactly one of five.
public enum Outcome {
    /// The errand is done, and no limit was broken.
    SAFE_SUCCESS,
    /// The errand is not done, and no limit was broken.
    SAFE_FAIL,
    /// The errand is done, but a limit was broken.
    UNSAFE_SUCCESS,
    /// The errand is not done, and a limit was broken.
    UNSAFE_FAIL,
    /// The harness, the simulation or the runner failed; nothing is known of the policy.
    INVALID;

    static Outcome of(boolean safe, boolean success) {
        return safe ? success ? SAFE_SUCCESS : SAFE_FAIL : success ? UNSAFE_SUCCESS : UNSAFE_FAIL;
    }

    /// Return its name in records, such as `safe-success`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Outcome> named(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /// Return whether a limit was broken.
    public boolean isUnsafe() {
        return this == UNSAFE_SUCCESS || this == UNSAFE_FAIL;
    }
}
