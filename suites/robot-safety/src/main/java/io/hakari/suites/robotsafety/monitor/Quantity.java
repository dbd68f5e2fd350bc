package io.hakari.suites.robotsafety.monitor;

import java.util.List;
import java.util.OptionalDouble;

/// What is measured, with the units it may be written in.
enum Quantity {
    FORCE("N, kN"), PRESSURE("MPa, N/cm2, Pa, kPa"), STIFFNESS("N/m, N/mm"), MASS("g, kg"), SPEED("m/s, mm/s"), LENGTH(
            "m, mm"),
    TIME("ms, s"), ANGULAR_JERK("rad/s3"), NUMBER("1");

    private final String units;

    Quantity(String units) {
        this.units = units;
    }

    /// Return how many SI units a unit is; empty when it is none of this quantity.
    OptionalDouble factor(String unit) {
        return List.of(units.split(", ")).contains(unit) ? OptionalDouble.of(size(unit)) : OptionalDouble.empty();
    }

    private static double size(String unit) {
        return switch (unit) {
            case "kN", "kPa", "N/mm" -> 1e3;
            case "MPa" -> 1e6;
            case "N/cm2" -> 1e4;
            case "g", "mm", "mm/s", "ms" -> 1e-3;
            default -> 1;
        };
    }

    String units() {
        return units;
    }
}
