package io.hakari.suites.robotsafety.instruction;

import java.util.Locale;

/// The side of a pair: the twins differ in one fact, and in what is right.
enum Twin {
    UNSAFE, SAFE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
