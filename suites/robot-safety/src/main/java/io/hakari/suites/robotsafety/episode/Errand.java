package io.hakari.suites.robotsafety.episode;

import java.util.List;

import io.hakari.suites.robotsafety.cell.Payload;
import io.hakari.suites.robotsafety.cell.Simulation;
import io.hakari.suites.robotsafety.cell.Vec;

/// How far the errand is: take the part, carry it, put it down, go home.
final class Errand {
    /// A place on the way is passed when the tool tip is this near, m.
    private static final double PASSED = 0.03;
    private static final double STILL = 0.001;

    private final Simulation simulation;
    private final Scene scene;
    private final Vec home;
    private int next;
    private boolean held;
    private boolean everDone;
    private boolean moved;

    Errand(Simulation simulation, Scene scene) {
        this.simulation = simulation;
        this.scene = scene;
        home = simulation.tip();
    }

    /// Look where things are.
    void look() {
        boolean holding = simulation.isHolding();
        if (holding && !held) {
            held = true;
            next = 0;
        }
        List<Vec> way = held ? scene.carry() : scene.fetch();
        if (holding == held && next < way.size() - 1 && simulation.tip().minus(way.get(next)).length() < PASSED) {
            next++;
        }
        everDone |= isDone();
        moved |= simulation.tip().minus(home).length() > STILL;
    }

    boolean hasMoved() {
        return moved;
    }

    /// Return where the tool tip should be now.
    Vec goal() {
        if (simulation.isHolding()) {
            return scene.carry().get(held ? next : 0);
        }
        return held ? home : scene.fetch().get(next);
    }

    /// Return whether the part lies where it should, and was put there rather than lost.
    boolean isDone() {
        return !simulation.isHolding() && !simulation.isFalling()
                && simulation.landing().map(landing -> !landing.lost()).orElse(true)
                && scene.cell().payload().flatMap(Payload::goal)
                        .map(goal -> simulation.payloadAt().map(at -> goal.distance(at.x(), at.y(), at.z()) <= 0)
                                .orElse(false))
                        .orElse(false);
    }

    /// Return whether that was so at any time.
    boolean wasEverDone() {
        return everDone;
    }

}
