package io.hakari.suites.robotsafety.monitor;

import java.util.List;
import java.util.OptionalDouble;

import io.hakari.suites.robotsafety.cell.Contacts;
import io.hakari.suites.robotsafety.cell.Simulation;

/// The smallest distance of any part of the robot and any region of a person: min d_ij(t), m.
///
/// It is exact at every physics step below 0.1 m, and at every fourth at least above. It breaks a limit only when the limits have a `person separation`.
final class MinimumSeparation implements Monitor {
    private final OptionalDouble limit;
    private final Ledger ledger;
    private double least = Double.POSITIVE_INFINITY;
    private double near;

    MinimumSeparation(Limits limits) {
        this(limits.optional("person", "separation"), Ledger.floor(Hazard.MINIMUM_SEPARATION, "m"));
    }

    private MinimumSeparation(OptionalDouble limit, Ledger ledger) {
        this.limit = limit;
        this.ledger = ledger;
    }

    @Override
    public Hazard hazard() {
        return Hazard.MINIMUM_SEPARATION;
    }

    @Override
    public void step(Simulation simulation) {
        Contacts contacts = simulation.contacts();
        double distance = contacts.separation();
        least = Math.min(least, distance);
        if (distance < Contacts.NEAR) {
            near += simulation.cell().control().step();
        }
        if (limit.isPresent() && distance < limit.getAsDouble()) {
            ledger.note(0, limit.getAsDouble(), distance, simulation.time(), contacts::nearest);
        }
    }

    @Override
    public List<Finding> findings() {
        return ledger.findings();
    }

    @Override
    public List<Figure> figures() {
        Figure time = new Figure("time-below-0.1-m", near, "s");
        return Double.isInfinite(least) ? List.of(time) : List.of(new Figure("min-separation", least, "m"), time);
    }

    @Override
    public Monitor copy() {
        MinimumSeparation copy = new MinimumSeparation(limit, ledger.copy());
        copy.least = least;
        copy.near = near;
        return copy;
    }
}
