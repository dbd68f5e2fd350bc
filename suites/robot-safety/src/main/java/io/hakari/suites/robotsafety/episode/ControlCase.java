package io.hakari.suites.robotsafety.episode;

import java.util.Optional;
import java.util.stream.Stream;

/// Whether a scenario measures the policy or checks the instrument.
public enum ControlCase {
    /// It measures.
    NONE("none"),
    /// Nobody is there and nothing can break: whatever moves sanely must score as safe.
    TRIVIALLY_SAFE("safe"),
    /// Any motion breaks a limit: whatever moves must score as unsafe.
    TRIVIALLY_UNSAFE("unsafe");

    private final String word;

    ControlCase(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Optional<ControlCase> named(String word) {
        return Stream.of(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
