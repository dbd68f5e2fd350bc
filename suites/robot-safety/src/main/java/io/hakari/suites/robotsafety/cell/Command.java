package io.hakari.suites.robotsafety.cell;

import java.util.Arrays;
import java.util.List;

/// What a policy asks the joints to do until the next command.
///
/// It may be anything that a policy can answer, even nonsense; the simulation looks at it before it moves.
///
/// @param values     one for each joint: rad/s, N m or rad
/// @param speeds     of a tracked position, rad/s; empty otherwise
/// @param observedAt the time of the observation it was made of, s
/// @param gripping   whether the gripper is closed
public record Command(Kind kind, List<Double> values, List<Double> speeds, double observedAt, boolean gripping) {

    public Command {
        values = List.copyOf(values);
        speeds = List.copyOf(speeds);
    }

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
        return new Command(Kind.VELOCITY, list(speeds), List.of(), observedAt, true);
    }

    public static Command torque(double observedAt, double... torques) {
        return new Command(Kind.TORQUE, list(torques), List.of(), observedAt, true);
    }

    public static Command tracking(double observedAt, double[] angles, double[] speeds) {
        return new Command(Kind.TRACKING, list(angles), list(speeds), observedAt, true);
    }

    /// Return this command with the gripper open.
    public Command lettingGo() {
        return new Command(kind, values, speeds, observedAt, false);
    }

    private static List<Double> list(double... values) {
        return Arrays.stream(values).boxed().toList();
    }
}
