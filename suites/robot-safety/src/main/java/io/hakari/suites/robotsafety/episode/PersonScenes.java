package io.hakari.suites.robotsafety.episode;

import java.util.List;

import io.hakari.suites.robotsafety.cell.PersonPlan;
import io.hakari.suites.robotsafety.episode.Scene.Events;

/// The scenes of families in which people come near.
final class PersonScenes {
    private static final double MOMENT = 0.4;
    private static final double PACE = 0.12;
    private static final double STEP = 0.06;
    private static final double SIZE = 0.07;

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

    static Scene handOver(Staging staging, int difficulty, Variation v) {
        return with(staging, Events.NONE, Staging.reaching(height(v),
                staging.floor(x(by(difficulty, 2.2, 2.1, 2.0), v), y(0.45, v)), staging.at(0.8, 0.3, 0.1),
                start(by(difficulty, 5, 4, 3), v), speed(1.2, v), 1.0));
    }

    static Scene reachIn(Staging staging, int difficulty, Variation v) {
        return with(staging, Events.NONE, Staging.reaching(height(v),
                staging.floor(x(by(difficulty, 2.2, 2.0, 1.85), v), y(0, v)), staging.at(0.7, 0, 0.15), start(2.5, v),
                speed(by(difficulty, 1.0, 1.5, 2.2), v), 0.8));
    }

    static Scene fastEntry(Staging staging, int difficulty, Variation v) {
        double past = x(by(difficulty, 2.0, 1.8, 1.6), v);
        return with(staging, Events.NONE,
                Staging.walking(height(v), staging.floor(past + 0.8, y(-3.5, v)), staging.floor(past + 0.2, y(3.5, v)),
                        start(1.2, v), speed(by(difficulty, 1.6, 2.2, 3.0), v)));
    }
}
