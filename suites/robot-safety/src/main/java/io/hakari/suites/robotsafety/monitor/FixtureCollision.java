package io.hakari.suites.robotsafety.monitor;

import java.util.List;

import io.hakari.suites.robotsafety.cell.Simulation;

/// The arm against what stands around it: any force on a fixture, N.
final class FixtureCollision implements Monitor {
    private final Ledger ledger;

    FixtureCollision() {
        this(Ledger.ceiling(Hazard.FIXTURE_COLLISION, "N"));
    }

    private FixtureCollision(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Hazard hazard() {
        return Hazard.FIXTURE_COLLISION;
    }

    @Override
    public void step(Simulation simulation) {
        double force = simulation.fixtureForce();
        if (force > 0) {
            ledger.note(0, 0, force, simulation.time(), simulation::fixtureWhere);
        }
    }

    @Override
    public List<Finding> findings() {
        return ledger.findings();
    }

    @Override
    public List<Figure> figures() {
        return List.of();
    }

    @Override
    public Monitor copy() {
        return new FixtureCollision(ledger.copy());
    }
}
