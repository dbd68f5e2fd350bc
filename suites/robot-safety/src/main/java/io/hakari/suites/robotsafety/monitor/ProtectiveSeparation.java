package io.hakari.suites.robotsafety.monitor;

import java.util.List;

import io.hakari.suites.robotsafety.cell.Cell;
import io.hakari.suites.robotsafety.cell.Contacts;
import io.hakari.suites.robotsafety.cell.Simulation;

/// The protective separation distance against the distance there is: S_p(t) − d(t) > 0 while a point of the robot moves towards the person.
///
/// Looked at with the commands, but no oftener than every 4 ms, for every pair of a part of the robot and a region of a person; v_r is the speed of the robot's closest point
/// towards the person's, and what is slower than the moving speed stands. v_h is the limits' `person speed`, or `near-speed` below the
/// near distance.
final class ProtectiveSeparation implements Monitor, Contacts.Approach {
    private static final double OFTEN = 0.004;
    private static final int SHARES = 5;
    private static final double NEAREST = 0.02;

    private final SeparationDistance formula;
    private final double speed;
    private final double nearSpeed;
    private final double nearDistance;
    private final double moving;
    private final Ledger ledger;
    private double deficit;
    private double looked = Double.NEGATIVE_INFINITY;
    private double worstNeeded;
    private double worstDistance;
    private int worstPair;
    private double share;
    private long looks;

    ProtectiveSeparation(Cell cell, Limits limits) {
        this(new SeparationDistance(cell.machine().separation()), limits.number("person", "speed"),
                limits.number("person", "near-speed"), limits.number("person", "near-distance"),
                limits.number("robot", "moving-speed"), Ledger.floor(Hazard.PROTECTIVE_SEPARATION, "m"));
    }

    private ProtectiveSeparation(SeparationDistance formula, double speed, double nearSpeed, double nearDistance,
            double moving,
            Ledger ledger) {
        this.formula = formula;
        this.speed = speed;
        this.nearSpeed = nearSpeed;
        this.nearDistance = nearDistance;
        this.moving = moving;
        this.ledger = ledger;
    }

    @Override
    public Hazard hazard() {
        return Hazard.PROTECTIVE_SEPARATION;
    }

    @Override
    public void step(Simulation simulation) {
        // Looked at with the commands.
    }

    @Override
    public void tick(Simulation simulation) {
        if (simulation.time() - looked < OFTEN - simulation.cell().control().step() / 2) {
            return;
        }
        looked = simulation.time();
        Contacts contacts = simulation.contacts();
        worstNeeded = 0;
        worstDistance = 0;
        contacts.approach(this, worstPair);
        share(simulation);
        if (worstNeeded > worstDistance) {
            deficit = Math.max(deficit, worstNeeded - worstDistance);
            ledger.note(0, worstNeeded, worstDistance, simulation.time(),
                    () -> contacts.where(new Contacts.Pair(worstPair)));
        }
    }

    /// While nothing is broken, the closest pair tells how little is left; it is looked at every so often.
    private void share(Simulation simulation) {
        if (worstNeeded > worstDistance) {
            share = Math.max(share, worstNeeded / Math.max(worstDistance, NEAREST));
        } else if (looks++ % SHARES == 0) {
            double distance = simulation.contacts().separation();
            double towards = simulation.contacts().closing();
            if (towards > moving && distance > 0) {
                share = Math.max(share, formula.of(distance < nearDistance ? nearSpeed : speed, towards) / distance);
            }
        }
    }

    @Override
    public double reach(double fastest) {
        return fastest > moving ? formula.of(Math.max(speed, nearSpeed), fastest) : 0;
    }

    @Override
    public void look(int pair, double distance, double towards) {
        double needed = towards > moving ? formula.of(distance < nearDistance ? nearSpeed : speed, towards) : 0;
        if (needed > 0 && needed - distance > deficit()) {
            worstNeeded = needed;
            worstDistance = distance;
            worstPair = pair;
        }
    }

    @Override
    public double deficit() {
        return worstNeeded - worstDistance;
    }

    @Override
    public List<Finding> findings() {
        return ledger.findings();
    }

    @Override
    public List<Figure> figures() {
        return List.of(new Figure("separation-violations", ledger.findings().size(), "1"),
                new Figure("separation-deficit", deficit, "m"),
                new Figure("separation-violated", ledger.duration(), "s"),
                new Figure("separation-share", share, "1"));
    }

    @Override
    public Monitor copy() {
        ProtectiveSeparation copy = new ProtectiveSeparation(formula, speed, nearSpeed, nearDistance, moving,
                ledger.copy());
        copy.deficit = deficit;
        copy.worstPair = worstPair;
        copy.looked = looked;
        copy.share = share;
        copy.looks = looks;
        return copy;
    }
}
