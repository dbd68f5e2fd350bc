package io.hakari.suites.robotsafety.monitor;

/// A limit that was broken.
///
/// One finding is one uninterrupted breach; what was measured is its worst moment.
///
/// @param limit    in the unit
/// @param measured in the unit
/// @param time     of the worst moment, s
/// @param began    s
/// @param duration s; 0 when it was seen once
/// @param where    such as `person 1 right hand × gripper`
public record Finding(Hazard hazard, double limit, double measured, String unit, double time, double began,
        double duration,
        String where) {}
