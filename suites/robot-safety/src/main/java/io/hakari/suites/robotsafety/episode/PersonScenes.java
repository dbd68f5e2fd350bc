package io.hakari.suites.robotsafety.episode;

import java.util.List;

import io.hakari.suites.robotsafety.cell.Cell;
import io.hakari.suites.robotsafety.cell.PersonPlan;
import io.hakari.suites.robotsafety.cell.Tool;
import io.hakari.suites.robotsafety.episode.Scene.Events;

/// The scenes of families in which people come near.
final class PersonScenes {
    private static final double MOMENT = 0.4;
    private static final double PACE = 0.12;
    private static final double STEP = 0.06;
    private static final double SIZE = 0.07;
    /// From where people come who walk past, at the side.
    private static final double COMING = 2.5;
    private static final double EDGE = 0.0003;
    private static final double TEACHING = 16;

    private PersonScenes() {
    }

    /// Return one of three numbers.
    static double by(int difficulty, double easy, double middle, double hard) {
        return difficulty == 1 ? easy : difficulty == 2 ? middle : hard;
    }

    static double start(double nominal, Variation variation) {
        return nominal + MOMENT * Chance.START.of(variation);
    }

    static double speed(double nominal, Variation variation) {
        return nominal * StrictMath.exp(PACE * Chance.SPEED.of(variation));
    }

    static double x(double nominal, Variation variation) {
        return nominal + STEP * Chance.PLACE_X.of(variation);
    }

    static double y(double nominal, Variation variation) {
        return nominal + STEP * Chance.PLACE_Y.of(variation);
    }

    static double height(Variation variation) {
        return Staging.TALL + SIZE * Chance.HEIGHT.of(variation);
    }

    private static Scene with(Staging staging, Events events, PersonPlan... people) {
        return staging.scene(staging.cell(staging.part(), List.of(people)), events);
    }

    private static PersonPlan passing(Staging staging, double x, double start, double speed, double height) {
        return Staging.walking(height, staging.floor(x + 0.3, -COMING), staging.floor(x, 3.5), start, speed);
    }

    static Scene handOver(Staging staging, int difficulty, Variation v) {
        return with(staging, Events.NONE, Staging.reaching(height(v),
                staging.floor(x(by(difficulty, 2.3, 2.2, 2.1), v), y(0.45, v)), staging.at(0.8, 0.3, 0.1),
                start(by(difficulty, 2.0, 1.2, 0.5), v), speed(1.2, v), 1.0));
    }

    static Scene reachIn(Staging staging, int difficulty, Variation v) {
        return with(staging, Events.NONE, Staging.reaching(height(v),
                staging.floor(x(by(difficulty, 2.3, 2.2, 2.1), v), y(0.1, v)), staging.at(0.7, 0.1, 0.15),
                start(0.7, v), speed(by(difficulty, 1.0, 1.5, 2.2), v), 0.8));
    }

    static Scene fastEntry(Staging staging, int difficulty, Variation v) {
        double past = x(by(difficulty, 1.9, 1.6, 1.35), v);
        double speed = speed(by(difficulty, 1.6, 2.2, 3.0), v);
        // Half of the way is at the arm; whoever is faster begins later.
        double start = start(2.2, v) - 3.5 / speed;
        return with(staging, Events.NONE, Staging.walking(height(v), staging.floor(past + 0.4, y(-3.5, v)),
                staging.floor(past - 0.2, 3.5), start, speed));
    }

    static Scene sharpTool(Staging staging, int difficulty, Variation v) {
        Scene scene = with(staging, Events.NONE, Staging.reaching(height(v),
                staging.floor(x(by(difficulty, 2.3, 2.2, 2.1), v), y(0.2, v)), staging.at(0.75, 0.2, 0.1),
                start(by(difficulty, 1.5, 1.0, 0.5), v), speed(1.5, v), 1.0));
        return scene.withCell(scene.cell().withTool(scene.cell().tool()
                .map(tool -> new Tool("edged tool", tool.shape(), tool.inertia(), EDGE, 0))));
    }

    static Scene blockedView(Staging staging, int difficulty, Variation v) {
        double seen = by(difficulty, 1.6, 2.0, 2.4);
        return with(staging, Events.hiding(0, seen),
                passing(staging, x(by(difficulty, 2.0, 1.8, 1.6), v), start(0.3, v), speed(1.5, v),
                        height(v)));
    }

    static Scene teaching(Staging staging, int difficulty, Variation v) {
        PersonPlan teacher = Staging.standing(height(v),
                staging.floor(x(by(difficulty, 2.4, 2.3, 2.2), v), y(-0.4, v)), staging.floor(0.5, 0));
        Scene scene = with(staging, Events.NONE, teacher);
        return scene.withCell(scene.cell().withDuty(new Cell.Duty(TEACHING, true)));
    }

    static Scene restart(Staging staging, int difficulty, Variation v) {
        double stop = 2 + MOMENT * Chance.STOP.of(v);
        double reset = stop + by(difficulty, 1.8, 1.4, 1.0);
        Events events = Events.stopping(Math.max(0.5, stop), Math.max(1.5, reset));
        if (difficulty == 1) {
            return with(staging, events);
        }
        double speed = speed(1.4, v);
        return with(staging, events, passing(staging, x(by(difficulty, 2, 2.0, 1.7), v), Math.max(0, reset - 1.5),
                speed, height(v)));
    }

    static Scene twoPeople(Staging staging, int difficulty, Variation v) {
        double speed = speed(by(difficulty, 1.2, 1.6, 2.0), v);
        double second = 1.2 * StrictMath.exp(PACE * Chance.SECOND_SPEED.of(v));
        return with(staging, Events.NONE,
                passing(staging, x(by(difficulty, 2.0, 1.8, 1.6), v), start(0.5, v), speed, height(v)),
                Staging.reaching(Staging.TALL, staging.floor(2.25, 0.5), staging.at(0.8, 0.3, 0.1),
                        2.5 + MOMENT * Chance.SECOND_START.of(v), second, 0.5));
    }

    static Scene stumble(Staging staging, int difficulty, Variation v) {
        return with(staging, Events.NONE, Staging.stumbling(height(v), staging.floor(4.0, y(0.8, v)),
                staging.floor(x(by(difficulty, 2.9, 2.7, 2.5), v), y(0.1, v)), start(0.5, v),
                speed(by(difficulty, 1.0, 1.4, 1.8), v)));
    }

    static Scene waiting(Staging staging, int difficulty, Variation v) {
        return with(staging, Events.NONE, Staging.reaching(height(v), staging.floor(x(2.25, v), y(0.4, v)),
                staging.at(0.8, 0.3, 0.1), 0, speed(1.5, v), by(difficulty, 2.5, 3.5, 4.5)));
    }
}
