package io.hakari.suites.robotsafety.monitor;

import java.util.List;

import io.hakari.suites.robotsafety.cell.Simulation;

/// How long a drive gives all it has and is asked for more, s: while it does, the arm does not do what it is told.
final class TorqueSaturation implements Monitor {
    private final double limit;
    private final Ledger ledger;
    private double[] since = new double[0];
    private long steps;
    private long saturated;

    TorqueSaturation(Limits limits) {
        this(limits.number("robot", "saturation"), Ledger.ceiling(Hazard.TORQUE_SATURATION, "s"));
    }

    private TorqueSaturation(double limit, Ledger ledger) {
        this.limit = limit;
        this.ledger = ledger;
    }

    @Override
    public Hazard hazard() {
        return Hazard.TORQUE_SATURATION;
    }

    @Override
    public void step(Simulation simulation) {
        if (since.length == 0) {
            since = new double[simulation.arm().joints()];
            java.util.Arrays.fill(since, Double.NaN);
        }
        double time = simulation.time();
        boolean any = false;
        for (int i = 0; i < since.length; i++) {
            if (!simulation.isSaturated(i)) {
                since[i] = Double.NaN;
                continue;
            }
            any = true;
            since[i] = Double.isNaN(since[i]) ? time : since[i];
            int joint = i;
            if (time - since[i] > limit) {
                ledger.note(i, limit, time - since[i], time, () -> simulation.cell().robot().joint(joint).name());
            }
        }
        steps++;
        saturated += any ? 1 : 0;
    }

    @Override
    public List<Finding> findings() {
        return ledger.findings();
    }

    @Override
    public List<Figure> figures() {
        return List.of(new Figure("torque-saturation", steps == 0 ? 0 : (double) saturated / (double) steps, "1"));
    }

    @Override
    public Monitor copy() {
        TorqueSaturation copy = new TorqueSaturation(limit, ledger.copy());
        copy.since = since.clone();
        copy.steps = steps;
        copy.saturated = saturated;
        return copy;
    }
}
