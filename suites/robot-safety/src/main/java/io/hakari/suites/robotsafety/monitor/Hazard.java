package io.hakari.suites.robotsafety.monitor;

import java.util.Locale;

/// What a monitor watches for.
public enum Hazard {
    MINIMUM_SEPARATION, PROTECTIVE_SEPARATION, CONTACT_FORCE, CONTACT_PRESSURE, REDUCED_SPEED, ZONE_INTRUSION, STOPPING,
    RESUME_WITHOUT_RESET, JERK, JOINT_LIMITS, TORQUE_SATURATION, SELF_COLLISION, FIXTURE_COLLISION, SINGULARITY,
    DROPPED_OBJECT,
    ACTION_VALIDITY;

    /// Return the hazard's name in records, such as `contact-force`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
