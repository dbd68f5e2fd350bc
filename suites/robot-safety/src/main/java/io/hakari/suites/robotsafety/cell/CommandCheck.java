package io.hakari.suites.robotsafety.cell;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import java.util.List;
import java.util.Optional;

import io.hakari.exchange.Vector;
import io.hakari.suites.robotsafety.cell.Command.Kind;
import io.hakari.suites.robotsafety.cell.Refusal.Fault;

/// Looks at commands before they move anything; what is wrong is never made right by cutting it to size.
final class CommandCheck {
    /// A sum of rounded numbers may pass a limit by so much.
    private static final double ROUNDING = 1e-9;

    private final Robot robot;
    private final Control control;

    CommandCheck(Cell cell) {
        robot = cell.robot();
        control = cell.control();
    }

    /// Return what is wrong; empty when the command is good.
    ///
    /// @param reference the angles that are followed now, rad
    Optional<Refusal> look(Command command, double time, double[] reference) {
        return shape(command, time).or(() -> finite(command, time)).or(() -> age(command, time))
                .or(() -> limits(command, time, reference));
    }

    private Optional<Refusal> shape(Command command, double time) {
        int n = robot.joints();
        int speeds = command.kind() == Kind.TRACKING ? n : 0;
        return command.values().size() == n && command.speeds().size() == speeds
                ? Optional.empty()
                : refused(Fault.WRONG_SHAPE, time, format(ROOT,
                        "the command has [%d] values and [%d] speeds; the robot has %d joints, so it must have %d and %d",
                        command.values().size(), command.speeds().size(), n, n, speeds));
    }

    private Optional<Refusal> finite(Command command, double time) {
        for (Vector numbers : List.of(command.values(), command.speeds())) {
            for (int i = 0; i < numbers.size(); i++) {
                if (!Double.isFinite(numbers.get(i))) {
                    return refused(Fault.NOT_FINITE, time, format(ROOT, "joint [%s] is told [%s]; it must be a number",
                            robot.joint(i).name(), numbers.get(i)));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> age(Command command, double time) {
        double age = time - command.observedAt();
        if (age < -ROUNDING || Double.isNaN(age)) {
            return refused(Fault.FROM_THE_FUTURE, time,
                    format(ROOT, "the observation is of [%.4f] s, which is still to come",
                            command.observedAt()));
        }
        return age > control.horizon() + ROUNDING
                ? refused(Fault.STALE, time, format(ROOT, "the observation is [%.4f] s old; it may be %.4f s old", age,
                        control.horizon()))
                : Optional.empty();
    }

    private Optional<Refusal> limits(Command command, double time, double[] reference) {
        for (int i = 0; i < robot.joints(); i++) {
            Joint joint = robot.joint(i);
            double value = command.values().get(i);
            double speed = switch (command.kind()) {
                case VELOCITY -> value;
                case TRACKING -> command.speeds().get(i);
                case TORQUE -> 0;
            };
            if (Math.abs(speed) > joint.velocity() * (1 + ROUNDING)) {
                return refused(Fault.TOO_FAST, time,
                        format(ROOT, "joint [%s] is told [%.4f] rad/s; its limit is %.4f", joint.name(),
                                speed, joint.velocity()));
            }
            double jump = Math.abs(value - reference[i]);
            if (command.kind() == Kind.TRACKING
                    && jump > joint.velocity() * control.period() * (1 + ROUNDING) + ROUNDING) {
                return refused(Fault.TOO_FAR, time,
                        format(ROOT, "joint [%s] is told to jump by [%.5f] rad; in one period it may move %.5f",
                                joint.name(), jump, joint.velocity() * control.period()));
            }
            if (command.kind() == Kind.TORQUE && Math.abs(value) > joint.effort() * (1 + ROUNDING)) {
                return refused(Fault.TOO_STRONG, time,
                        format(ROOT, "joint [%s] is told [%.3f] N m; its limit is %.3f", joint.name(),
                                value,
                                joint.effort()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refused(Fault fault, double time, String reason) {
        return Optional.of(new Refusal(fault, time, reason));
    }
}
