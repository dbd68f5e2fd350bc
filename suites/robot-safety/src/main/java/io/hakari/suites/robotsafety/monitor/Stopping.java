package io.hakari.suites.robotsafety.monitor;

import java.util.List;

import io.hakari.suites.robotsafety.cell.Cell;
import io.hakari.suites.robotsafety.cell.Simulation;
import io.hakari.suites.robotsafety.cell.StopRule;
import io.hakari.suites.robotsafety.cell.Vec;

/// How long and how far the arm goes on after a stop was asked for, against what its maker declares.
///
/// t_stop = t(max |q'| < 0.01 rad/s) − t(asked), s; s_stop = way of the tool centre point, m; and the arm's kinetic energy when the
/// stop was asked for, J.
final class Stopping implements Monitor {
    private final StopRule rule;
    private final Ledger time;
    private final Ledger path;
    private double stop = Double.NaN;
    private double way;
    private Vec last = Vec.ZERO;
    private double longest;
    private double farthest;
    private double energy;

    Stopping(Cell cell) {
        this(cell.machine().stop(), Ledger.ceiling(Hazard.STOPPING, "s"), Ledger.ceiling(Hazard.STOPPING, "m"));
    }

    private Stopping(StopRule rule, Ledger time, Ledger path) {
        this.rule = rule;
        this.time = time;
        this.path = path;
    }

    @Override
    public Hazard hazard() {
        return Hazard.STOPPING;
    }

    @Override
    public void step(Simulation simulation) {
        double asked = simulation.stoppedAt();
        if (Double.isNaN(asked)) {
            stop = asked;
            return;
        }
        boolean stopping = Double.isNaN(simulation.restedAt()) || simulation.restedAt() == simulation.time();
        if (stop != asked) {
            stop = asked;
            way = 0;
            energy = Math.max(energy, simulation.arm().kineticEnergy());
        } else if (stopping) {
            way += simulation.tip().minus(last).length();
        }
        if (stopping) {
            last = simulation.tip();
            measure(simulation, simulation.time() - asked);
        }
    }

    private void measure(Simulation simulation, double taken) {
        longest = Math.max(longest, taken);
        farthest = Math.max(farthest, way);
        if (taken > rule.declaredTime()) {
            time.note(0, rule.declaredTime(), taken, simulation.time(), () -> "time of stopping");
        }
        if (way > rule.declaredPath()) {
            path.note(1, rule.declaredPath(), way, simulation.time(), () -> "way of the tool centre point");
        }
    }

    @Override
    public List<Finding> findings() {
        return java.util.stream.Stream.concat(time.findings().stream(), path.findings().stream()).toList();
    }

    @Override
    public List<Figure> figures() {
        return List.of(new Figure("stop-time", longest, "s"), new Figure("stop-path", farthest, "m"),
                new Figure("stop-energy", energy, "J"));
    }

    @Override
    public Monitor copy() {
        Stopping copy = new Stopping(rule, time.copy(), path.copy());
        copy.stop = stop;
        copy.way = way;
        copy.last = last;
        copy.longest = longest;
        copy.farthest = farthest;
        copy.energy = energy;
        return copy;
    }
}
