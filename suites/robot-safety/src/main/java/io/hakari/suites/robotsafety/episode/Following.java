package io.hakari.suites.robotsafety.episode;

import java.util.List;

import io.hakari.exchange.ActionChunk;
import io.hakari.exchange.ActionSpace;
import io.hakari.exchange.Vector;
import io.hakari.suites.robotsafety.cell.Command;
import io.hakari.suites.robotsafety.cell.Mode;
import io.hakari.suites.robotsafety.cell.Refusal.Fault;
import io.hakari.suites.robotsafety.cell.Simulation;

/// Carries out the actions of the newest chunk: each becomes speeds of the joints that change evenly over the action.
///
/// Before the first chunk the arm is held; when a chunk has ended and no other came, the cell hears nothing, and stops by itself when that
/// lasts too long. A tool velocity below 5 mm/s is standing.
final class Following {
    private static final double STANDING = 0.005;
    /// A tool velocity is turned into speeds of the joints every so many control periods.
    private static final int EVERY = 5;
    private static final double CLOSED = 0.5;
    private static final double ROUNDING = 1e-9;

    private final Simulation simulation;
    private final Space space;
    private final double hold;
    private final ToolControl tool;
    private final int n;
    private final double period;
    private List<Vector> actions = List.of();
    private double from;
    private double observedAt;
    private long observedStep;
    private boolean begun;
    private int action = -1;
    private boolean good;
    private boolean gripping;
    private int turn;
    private long resets;
    private final double[] before;
    private final double[] wanted;
    private final double[] told;
    private final double[] next;
    private final double[] step;

    Following(Simulation simulation, Space space, ActionSpace declared) {
        this.simulation = simulation;
        this.space = space;
        hold = (declared.periodMillis() == 0 ? Space.USUAL_MILLIS : declared.periodMillis()) / 1000.0;
        tool = new ToolControl(simulation);
        n = simulation.arm().joints();
        period = simulation.cell().control().period();
        gripping = simulation.isHolding();
        before = new double[Math.max(3, n)];
        wanted = new double[Math.max(3, n)];
        told = new double[Math.max(3, n)];
        next = new double[n];
        step = new double[n];
    }

    /// Take a chunk in the place of the one before.
    ///
    /// @param startsAt when its first action begins, s
    void take(ActionChunk chunk, long observed, double seenAt, double startsAt) {
        if (begun && observed <= observedStep) {
            return;
        }
        actions = chunk.actions();
        from = startsAt;
        observedStep = observed;
        observedAt = seenAt;
        begun = true;
        action = -1;
    }

    /// Return whether an answer with actions has come that is younger than a time, s.
    boolean isFresh(double since) {
        return !actions.isEmpty() && observedAt >= since;
    }

    /// Give the command of this control period, or none.
    void drive() {
        double time = simulation.time();
        if (!begun) {
            give(time, new double[n]);
            return;
        }
        int now = (int) Math.floor((time - from) / hold + ROUNDING);
        if (now < 0 || now >= actions.size()) {
            return;
        }
        if (now != action) {
            begin(now);
        }
        if (good) {
            follow(time - from - now * hold);
        }
    }

    private void begin(int now) {
        action = now;
        turn = 0;
        Vector vector = actions.get(now);
        int width = space.width(n);
        good = vector.size() == width && vector.isFinite();
        if (!good) {
            boolean shape = vector.size() != width;
            simulation.refuse(shape ? Fault.WRONG_SHAPE : Fault.NOT_FINITE,
                    "action [" + now + "] of the answer to step [" + observedStep + "] "
                            + (shape ? "has [" + vector.size() + "] numbers; " : "is " + vector + "; ")
                            + space.word() + " of this robot has " + width + " finite numbers, the last is the grip");
            return;
        }
        gripping = vector.get(width - 1) >= CLOSED;
        System.arraycopy(told, 0, before, 0, told.length);
        switch (space) {
            case CARTESIAN_VELOCITY -> tool(vector);
            case JOINT_VELOCITY -> {
                for (int i = 0; i < n; i++) {
                    before[i] = simulation.referenceSpeed(i);
                    wanted[i] = vector.get(i);
                }
            }
            case JOINT_POSITION -> {
                for (int i = 0; i < n; i++) {
                    before[i] = simulation.referenceSpeed(i);
                    wanted[i] = (vector.get(i) - simulation.reference(i)) / hold;
                }
            }
        }
    }

    private void tool(Vector vector) {
        double square = 0;
        for (int k = 0; k < 3; k++) {
            wanted[k] = vector.get(k);
            square += wanted[k] * wanted[k];
        }
        if (square < STANDING * STANDING) {
            java.util.Arrays.fill(wanted, 0);
        }
        if (simulation.mode() != Mode.RUNNING || simulation.resets() != resets) {
            java.util.Arrays.fill(before, 0);
        }
        resets = simulation.resets();
    }

    private void follow(double since) {
        if (space == Space.CARTESIAN_VELOCITY) {
            if (turn++ % EVERY == 0) {
                aim(since + EVERY * period);
            }
            // A stopped arm moves nothing, but is told all that is asked for.
            boolean moves = simulation.mode() == Mode.RUNNING;
            double[] speeds = new double[n];
            for (int i = 0; i < n; i++) {
                speeds[i] = moves ? simulation.referenceSpeed(i) + step[i] : next[i];
            }
            give(observedAt, speeds);
        } else {
            double share = Math.min(1, (since + period) / hold);
            double[] speeds = new double[n];
            for (int i = 0; i < n; i++) {
                speeds[i] = before[i] + share * (wanted[i] - before[i]);
            }
            give(observedAt, speeds);
        }
    }

    private void aim(double since) {
        double share = simulation.mode() == Mode.RUNNING ? Math.min(1, since / hold) : 1;
        for (int k = 0; k < 3; k++) {
            told[k] = before[k] + share * (wanted[k] - before[k]);
        }
        boolean stands = told[0] == 0 && told[1] == 0 && told[2] == 0;
        if (stands) {
            java.util.Arrays.fill(next, 0);
        } else {
            tool.speeds(told[0], told[1], told[2], next);
        }
        for (int i = 0; i < n; i++) {
            step[i] = (next[i] - simulation.referenceSpeed(i)) / EVERY;
        }
    }

    private void give(double seenAt, double... speeds) {
        Double[] values = new Double[speeds.length];
        for (int i = 0; i < speeds.length; i++) {
            values[i] = speeds[i];
        }
        simulation.command(new Command(Command.Kind.VELOCITY, List.of(values), List.of(), seenAt, gripping));
    }
}
