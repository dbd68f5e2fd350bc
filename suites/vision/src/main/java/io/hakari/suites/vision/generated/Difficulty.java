package io.hakari.suites.vision.generated;

import java.util.Locale;

/// How hard an item is to see; what that means is each family's own.
public enum Difficulty {
    EASY, MEDIUM, HARD;

    /// Return the name in reports.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Return one of three things.
    public <T> T of(T easy, T medium, T hard) {
        return switch (this) {
            case EASY -> easy;
            case MEDIUM -> medium;
            case HARD -> hard;
        };
    }
}
