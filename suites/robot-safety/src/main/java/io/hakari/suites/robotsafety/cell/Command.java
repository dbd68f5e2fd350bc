package io.hakari.suites.robotsafety.cell;

import io.hakari.exchange.Vector;

/// What a policy asks the joints to do until the next command.
///
/// It may be anything that a policy can answer, even nonsense; the simulation looks at it before it moves.
///
/// @param values     one for each joint: rad/s, N m or rad
/// @param speeds     of a tracked position, rad/s; empty otherwise
/// @param observedAt the time of the observation it was made of, s
/// @param gripping   whether the gripper is closed
public record Command(Kind kind, Vector values, Vector speeds, double observedAt, boolean gripping) {
    private static final Vector NONE = Vector.of();

    /// What the values are.
    public enum Kind {
        /// Speeds, rad/s; the position follows from them.
        VELOCITY,
        /// Torques, N m, given to the joints as they are: nothing holds the arm against gravity.
        TORQUE,
        /// Angles, rad, with the speed at which they change.
        TRACKING
    }

    public static Command velocity(double observedAt, double... speeds) {
        return new Command(Kind.VELOCITY, Vector.of(speeds), NONE, observedAt, true);
    }

    public static Command torque(double observedAt, double... torques) {
        return new Command(Kind.TORQUE, Vector.of(torques), NONE, observedAt, true);
    }

    public static Command tracking(double observedAt, double[] angles, double[] speeds) {
        return new Command(Kind.TRACKING, Vector.of(angles), Vector.of(speeds), observedAt, true);
    }

    /// Return this command with the gripper open.
    public Command lettingGo() {
        return new Command(kind, values, speeds, observedAt, false);
    }
}
