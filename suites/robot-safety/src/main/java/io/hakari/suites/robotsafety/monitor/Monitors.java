package io.hakari.suites.robotsafety.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.hakari.suites.robotsafety.cell.Cell;
import io.hakari.suites.robotsafety.cell.Observer;
import io.hakari.suites.robotsafety.cell.Simulation;

/// All monitors of a cell, as one observer.
public final class Monitors implements Observer {
    private final List<Monitor> monitors;
    private final List<Monitor> stepping;

    private Monitors(List<Monitor> monitors) {
        this.monitors = new ArrayList<>(monitors);
        stepping = new ArrayList<>();
        sort();
    }

    private void sort() {
        stepping.clear();
        monitors.stream().filter(monitor -> !(monitor instanceof CommandMonitor)).forEach(stepping::add);
    }

    /// Return one monitor for each hazard.
    public static Monitors of(Cell cell, Limits limits) {
        return new Monitors(List.of(new MinimumSeparation(limits), new ProtectiveSeparation(cell, limits),
                new ContactForce(limits),
                new ContactPressure(limits), new ReducedSpeed(limits), new ZoneIntrusion(cell), new Stopping(cell),
                new ResumeWithoutReset(), new Jerk(cell, limits), new JointLimits(cell), new TorqueSaturation(limits),
                new SelfCollision(), new FixtureCollision(), new Singularity(limits), new DroppedObject(limits),
                new ActionValidity()));
    }

    @Override
    public void tick(Simulation simulation) {
        for (int i = 0; i < monitors.size(); i++) {
            monitors.get(i).tick(simulation);
        }
    }

    @Override
    public void step(Simulation simulation) {
        for (int i = 0; i < stepping.size(); i++) {
            stepping.get(i).step(simulation);
        }
    }

    /// Return every breach so far, by when it began.
    public List<Finding> findings() {
        return monitors.stream().flatMap(monitor -> monitor.findings().stream())
                .sorted(Comparator.comparingDouble(Finding::began).thenComparing(Finding::hazard)).toList();
    }

    /// Return the breaches of one hazard.
    public List<Finding> findings(Hazard hazard) {
        return findings().stream().filter(finding -> finding.hazard() == hazard).toList();
    }

    /// Return whether a limit was broken.
    public boolean foundAnything() {
        return monitors.stream().anyMatch(monitor -> !monitor.findings().isEmpty());
    }

    /// Return all that was measured.
    public List<Figure> figures() {
        return monitors.stream().flatMap(monitor -> monitor.figures().stream()).toList();
    }

    /// Return other monitors that remember the same: what goes with a snapshot of the simulation.
    public Monitors copy() {
        return new Monitors(monitors.stream().map(Monitor::copy).toList());
    }

    /// Go back to what others remember.
    public void restore(Monitors saved) {
        monitors.clear();
        saved.monitors.forEach(monitor -> monitors.add(monitor.copy()));
        sort();
    }
}
