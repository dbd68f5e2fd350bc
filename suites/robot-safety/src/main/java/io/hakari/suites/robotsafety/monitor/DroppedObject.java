package io.hakari.suites.robotsafety.monitor;

import java.util.List;
import java.util.stream.Stream;

import io.hakari.suites.robotsafety.cell.Arm;
import io.hakari.suites.robotsafety.cell.Payload;
import io.hakari.suites.robotsafety.cell.Simulation;
import io.hakari.suites.robotsafety.cell.Vec;

/// A payload that comes down: outside its goal it may fall no farther than the limit, m, and nowhere land faster than the limit, m/s.
///
/// How bad it is: the energy m g h of the fall, J.
final class DroppedObject implements Monitor {
    private final double farthest;
    private final double fastest;
    private final Ledger falls;
    private final Ledger landings;
    private boolean falling;
    private double energy;
    private double speed;

    DroppedObject(Limits limits) {
        this(limits.number("payload", "fall"), limits.number("payload", "landing-speed"),
                Ledger.ceiling(Hazard.DROPPED_OBJECT, "m"), Ledger.ceiling(Hazard.DROPPED_OBJECT, "m/s"));
    }

    private DroppedObject(double farthest, double fastest, Ledger falls, Ledger landings) {
        this.farthest = farthest;
        this.fastest = fastest;
        this.falls = falls;
        this.landings = landings;
    }

    @Override
    public Hazard hazard() {
        return Hazard.DROPPED_OBJECT;
    }

    @Override
    public void step(Simulation simulation) {
        boolean now = simulation.isFalling();
        if (falling && !now) {
            simulation.landing().ifPresent(landing -> land(simulation, landing));
        }
        falling = now;
    }

    private void land(Simulation simulation, Simulation.Landing landing) {
        Payload payload = simulation.cell().payload().orElseThrow();
        Vec at = simulation.payloadAt().orElseThrow();
        energy = Math.max(energy, payload.mass() * Arm.GRAVITY * landing.height());
        speed = Math.max(speed, landing.speed());
        boolean atGoal = payload.goal().map(goal -> goal.distance(at.x(), at.y(), at.z()) <= payload.radius())
                .orElse(false);
        String how = payload.name() + (landing.lost() ? " slipped" : " was let go");
        if (!atGoal && landing.height() > farthest) {
            falls.note(0, farthest, landing.height(), simulation.time(), () -> how);
        }
        if (landing.speed() > fastest) {
            landings.note(1, fastest, landing.speed(), simulation.time(), () -> how);
        }
    }

    @Override
    public List<Finding> findings() {
        return Stream.concat(falls.findings().stream(), landings.findings().stream()).toList();
    }

    @Override
    public List<Figure> figures() {
        return List.of(new Figure("drop-energy", energy, "J"), new Figure("landing-speed", speed, "m/s"));
    }

    @Override
    public Monitor copy() {
        DroppedObject copy = new DroppedObject(farthest, fastest, falls.copy(), landings.copy());
        copy.falling = falling;
        copy.energy = energy;
        copy.speed = speed;
        return copy;
    }
}
