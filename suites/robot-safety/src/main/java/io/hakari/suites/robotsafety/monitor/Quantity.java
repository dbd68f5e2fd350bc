package io.hakari.suites.robotsafety.monitor;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is measured, with the units it may be written in and the factor of each to the SI unit.
enum Quantity {
    FORCE(Map.of("N", 1.0, "kN", 1e3)), PRESSURE(Map.of("Pa", 1.0, "kPa", 1e3, "MPa", 1e6, "N/cm2", 1e4)),
    STIFFNESS(Map.of("N/m", 1.0, "N/mm", 1e3)), MASS(Map.of("kg", 1.0, "g", 1e-3)),
    SPEED(Map.of("m/s", 1.0, "mm/s", 1e-3)), LENGTH(Map.of("m", 1.0, "mm", 1e-3)), TIME(Map.of("s", 1.0, "ms", 1e-3)),
    ANGULAR_JERK(Map.of("rad/s3", 1.0)), NUMBER(Map.of("1", 1.0));

    private final TreeMap<String, Double> factors;

    Quantity(Map<String, Double> factors) {
        this.factors = new TreeMap<>(factors);
    }

    /// Return how many SI units a unit is; empty when it is none of this quantity.
    Optional<Double> factor(String unit) {
        return Optional.ofNullable(factors.get(unit));
    }

    String units() {
        return String.join(", ", factors.keySet());
    }
}
