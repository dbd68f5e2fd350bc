package io.hakari.suites.robotsafety.monitor;

import java.util.List;

import io.hakari.suites.robotsafety.cell.Simulation;

/// The arm against itself: how deep two parts overlap that are not next to each other, m.
final class SelfCollision implements Monitor {
    private final Ledger ledger;
    private double least = Double.POSITIVE_INFINITY;

    SelfCollision() {
        this(Ledger.floor(Hazard.SELF_COLLISION, "m"));
    }

    private SelfCollision(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Hazard hazard() {
        return Hazard.SELF_COLLISION;
    }

    @Override
    public void step(Simulation simulation) {
        double distance = simulation.selfDistance();
        least = Math.min(least, distance);
        if (distance < 0) {
            ledger.note(0, 0, distance, simulation.time(), simulation::selfWhere);
        }
    }

    @Override
    public List<Finding> findings() {
        return ledger.findings();
    }

    @Override
    public List<Figure> figures() {
        return Double.isInfinite(least) ? List.of() : List.of(new Figure("min-self-distance", least, "m"));
    }

    @Override
    public Monitor copy() {
        SelfCollision copy = new SelfCollision(ledger.copy());
        copy.least = least;
        return copy;
    }
}
