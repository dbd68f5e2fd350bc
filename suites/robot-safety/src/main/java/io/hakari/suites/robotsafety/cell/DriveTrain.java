package io.hakari.suites.robotsafety.cell;

import java.util.List;

import io.hakari.suites.robotsafety.cell.Command.Kind;

/// Turns commands and stops into joint torques.
///
/// A stop takes what the reference does at that moment and slows every joint evenly so that all come to rest together, the
/// one that takes longest with the declared deceleration; it ends when no joint is faster than 0.01 rad/s.
final class DriveTrain {
    static final double STANDSTILL = 0.01;
    private static final List<Mode> MODES = List.of(Mode.values());
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final List<StopCategory> CATEGORIES = List.of(StopCategory.values());

    private final int n;
    private final double[] stiffness;
    private final double[] damping;
    private final double[] brake;
    private final double[] effort;
    private final double[] viscous;
    /// How far a reference may lead its joint when the joint cannot follow, rad.
    private final double[] slack;
    private final StopRule rule;

    final double[] reference;
    final double[] referenceSpeed;
    private final double[] torqueCommand;
    private final double[] stopFrom;
    private Mode mode = Mode.RUNNING;
    private Kind kind = Kind.TRACKING;
    private StopCategory category = StopCategory.ONE;
    private double stoppedAt = Double.NaN;
    private double restedAt = Double.NaN;
    private double stopTakes;
    private int saturated;

    DriveTrain(Cell.Machine machine) {
        Robot robot = machine.robot();
        n = robot.joints();
        Drive drive = machine.drive();
        stiffness = drive.stiffness().stream().mapToDouble(Double::doubleValue).toArray();
        damping = drive.damping().stream().mapToDouble(Double::doubleValue).toArray();
        brake = drive.brake().stream().mapToDouble(Double::doubleValue).toArray();
        effort = robot.links().stream().mapToDouble(link -> link.joint().effort()).toArray();
        viscous = robot.links().stream().mapToDouble(link -> link.joint().damping()).toArray();
        slack = new double[n];
        for (int i = 0; i < n; i++) {
            slack[i] = stiffness[i] > 0 ? effort[i] / stiffness[i] : 0;
        }
        rule = machine.stop();
        reference = machine.home().stream().mapToDouble(Double::doubleValue).toArray();
        referenceSpeed = new double[n];
        torqueCommand = new double[n];
        stopFrom = new double[n];
    }

    /// Follow a command that was found good.
    void follow(Command command) {
        kind = command.kind();
        for (int i = 0; i < n; i++) {
            double value = command.values().get(i);
            switch (kind) {
                case VELOCITY -> referenceSpeed[i] = value;
                case TORQUE -> torqueCommand[i] = value;
                case TRACKING -> {
                    reference[i] = value;
                    referenceSpeed[i] = command.speeds().get(i);
                }
            }
        }
    }

    /// Begin a controlled stop; one that has begun goes on, but may become category 1.
    void stop(StopCategory wanted, Arm arm, double time) {
        if (mode != Mode.RUNNING) {
            category = wanted == StopCategory.ONE ? StopCategory.ONE : category;
            mode = mode == Mode.HOLDING && category == StopCategory.ONE ? Mode.BRAKED : mode;
            return;
        }
        double fastest = 0;
        for (int i = 0; i < n; i++) {
            if (kind == Kind.TORQUE) {
                referenceSpeed[i] = arm.qd[i];
            }
            stopFrom[i] = referenceSpeed[i];
            fastest = Math.max(fastest, Math.abs(stopFrom[i]));
        }
        mode = Mode.STOPPING;
        category = wanted;
        stoppedAt = time;
        restedAt = Double.NaN;
        stopTakes = fastest / rule.deceleration();
    }

    /// Let commands through again; the arm must be at rest.
    boolean reset(Arm arm) {
        if (mode != Mode.HOLDING && mode != Mode.BRAKED) {
            return false;
        }
        mode = Mode.RUNNING;
        kind = Kind.TRACKING;
        stoppedAt = Double.NaN;
        restedAt = Double.NaN;
        hold(arm);
        return true;
    }

    private void hold(Arm arm) {
        System.arraycopy(arm.q, 0, reference, 0, n);
        java.util.Arrays.fill(referenceSpeed, 0);
    }

    /// Add each joint's torque without its bias, which the equation of motion takes away again.
    void drive(Arm arm, double time, double dt, double[] torque) {
        slow(arm, time);
        saturated = 0;
        boolean raw = mode == Mode.RUNNING && kind == Kind.TORQUE;
        for (int i = 0; i < n; i++) {
            double bias = arm.bias(i);
            double asked = raw
                    ? torqueCommand[i]
                    : bias + stiffness[i] * (reference[i] - arm.q[i]) + damping[i] * (referenceSpeed[i] - arm.qd[i]);
            double most = mode == Mode.BRAKED ? brake[i] : effort[i];
            double given = Math.max(-most, Math.min(most, asked));
            if (given != asked) {
                saturated |= 1 << i;
            }
            torque[i] += given - bias - viscous[i] * arm.qd[i];
        }
        if (raw) {
            hold(arm);
        } else {
            lead(arm, dt);
        }
    }

    /// Move the reference on, but not farther from the joint than its effort can pull.
    private void lead(Arm arm, double dt) {
        for (int i = 0; i < n; i++) {
            double next = reference[i] + dt * referenceSpeed[i];
            reference[i] = kind == Kind.TRACKING && mode == Mode.RUNNING
                    ? next
                    : Math.max(arm.q[i] - slack[i], Math.min(arm.q[i] + slack[i], next));
        }
    }

    private void slow(Arm arm, double time) {
        if (mode != Mode.STOPPING) {
            return;
        }
        double left = stopTakes > 0 ? Math.max(0, 1 - (time - stoppedAt) / stopTakes) : 0;
        double fastest = 0;
        for (int i = 0; i < n; i++) {
            referenceSpeed[i] = left * stopFrom[i];
            fastest = Math.max(fastest, Math.abs(arm.qd[i]));
        }
        if (left == 0 && fastest < STANDSTILL) {
            mode = category == StopCategory.ONE ? Mode.BRAKED : Mode.HOLDING;
            restedAt = time;
            hold(arm);
        }
    }

    /// Return the mode as a number, for the trace.
    int modeNumber() {
        return MODES.indexOf(mode);
    }

    Mode mode() {
        return mode;
    }

    /// Return whether a command may move the arm now.
    boolean listens() {
        return mode == Mode.RUNNING;
    }

    /// Return when the last stop was asked for; NaN when none is in force.
    double stoppedAt() {
        return stoppedAt;
    }

    /// Return when the arm came to rest in the last stop; NaN when it has not.
    double restedAt() {
        return restedAt;
    }

    boolean isSaturated(int joint) {
        return (saturated & 1 << joint) != 0;
    }

    void write(Tape tape) {
        tape.write(reference);
        tape.write(referenceSpeed);
        tape.write(torqueCommand);
        tape.write(stopFrom);
        tape.write(MODES.indexOf(mode));
        tape.write(KINDS.indexOf(kind));
        tape.write(CATEGORIES.indexOf(category));
        tape.write(stoppedAt);
        tape.write(restedAt);
        tape.write(stopTakes);
        tape.write(saturated);
    }

    void read(Tape tape) {
        tape.read(reference);
        tape.read(referenceSpeed);
        tape.read(torqueCommand);
        tape.read(stopFrom);
        mode = MODES.get((int) tape.read());
        kind = KINDS.get((int) tape.read());
        category = CATEGORIES.get((int) tape.read());
        stoppedAt = tape.read();
        restedAt = tape.read();
        stopTakes = tape.read();
        saturated = (int) tape.read();
    }
}
