package io.hakari.suites.robotsafety.monitor;

/// Something that was measured, whether or not it has a limit.
///
/// @param name such as `min-separation`
public record Figure(String name, double value, String unit) {}
