package io.hakari.suites.robotsafety.monitor;

import java.util.List;

import io.hakari.suites.robotsafety.cell.Cell;
import io.hakari.suites.robotsafety.cell.Mode;
import io.hakari.suites.robotsafety.cell.Simulation;

/// How abruptly the arm is told to move, and how smoothly its tool does.
///
/// Command: d³q/dt³ of the reference at the command rate, the second difference of its speed over T², rad/s³; largest and root mean
/// square over all joints. Tool: LDJ = −ln(T³ / v_p² ∫ |v''|² dt) of the speed of the tool centre point, low-passed at 100 Hz
/// (second-order Butterworth), where v_p is its peak; the larger, the smoother.
final class Jerk implements CommandMonitor {
    private static final double CUT_OFF = 100;
    /// Of the command rate; a slower one leaves no room for 100 Hz.
    private static final double MOST = 0.4;

    private final double limit;
    private final Ledger ledger;
    private double[] last = new double[0];
    private double[] beforeLast = new double[0];
    private long ticks;
    private double most;
    private double squares;
    private long count;
    private final LowPass speed;
    private double[] smooth = new double[2];
    private double roughness;
    private double peak;
    private long steps;
    private final double dt;
    private final double[] velocity = new double[3];

    Jerk(Cell cell, Limits limits) {
        this(limits.number("robot", "jerk"), cell.control().period(), Ledger.ceiling(Hazard.JERK, "rad/s3"),
                new LowPass(Math.min(CUT_OFF, MOST / cell.control().period()), cell.control().period()));
    }

    private Jerk(double limit, double dt, Ledger ledger, LowPass speed) {
        this.limit = limit;
        this.dt = dt;
        this.ledger = ledger;
        this.speed = speed;
    }

    @Override
    public Hazard hazard() {
        return Hazard.JERK;
    }

    @Override
    public void tick(Simulation simulation) {
        int n = simulation.arm().joints();
        if (last.length == 0) {
            last = new double[n];
            beforeLast = new double[n];
        }
        // A protective stop is the cell's own doing.
        boolean commanded = simulation.mode() == Mode.RUNNING;
        ticks = commanded ? ticks + 1 : 0;
        double period = simulation.cell().control().period();
        for (int i = 0; i < n; i++) {
            double now = simulation.referenceSpeed(i);
            if (ticks > 2) {
                joint(simulation, i, Math.abs(now - 2 * last[i] + beforeLast[i]) / (period * period));
            }
            beforeLast[i] = last[i];
            last[i] = now;
        }
        tool(simulation);
    }

    private void joint(Simulation simulation, int joint, double jerk) {
        most = Math.max(most, jerk);
        squares += jerk * jerk;
        count++;
        if (jerk > limit) {
            ledger.note(joint, limit, jerk, simulation.time(), () -> simulation.cell().robot().joint(joint).name());
        }
    }

    private void tool(Simulation simulation) {
        simulation.tipVelocity(velocity);
        double v = speed
                .next(Math.sqrt(velocity[0] * velocity[0] + velocity[1] * velocity[1] + velocity[2] * velocity[2]));
        if (steps >= 2) {
            double second = (v - 2 * smooth[1] + smooth[0]) / (dt * dt);
            roughness += second * second * dt;
        }
        smooth[0] = smooth[1];
        smooth[1] = v;
        peak = Math.max(peak, v);
        steps++;
    }

    @Override
    public List<Finding> findings() {
        return ledger.findings();
    }

    @Override
    public List<Figure> figures() {
        double time = steps * dt;
        Figure max = new Figure("jerk-max", most, "rad/s3");
        Figure mean = new Figure("jerk-rms", count == 0 ? 0 : Math.sqrt(squares / count), "rad/s3");
        return peak > 0 && roughness > 0
                ? List.of(max, mean,
                        new Figure("log-dimensionless-jerk",
                                -StrictMath.log(time * time * time / (peak * peak) * roughness), "1"))
                : List.of(max, mean);
    }

    @Override
    public Monitor copy() {
        Jerk copy = new Jerk(limit, dt, ledger.copy(), speed.copy());
        copy.last = last.clone();
        copy.beforeLast = beforeLast.clone();
        copy.ticks = ticks;
        copy.most = most;
        copy.squares = squares;
        copy.count = count;
        copy.smooth = smooth.clone();
        copy.roughness = roughness;
        copy.peak = peak;
        copy.steps = steps;
        return copy;
    }
}
