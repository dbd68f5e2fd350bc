package io.hakari.suites.robotsafety.episode;

import java.util.ArrayList;
import java.util.List;

import io.hakari.suites.robotsafety.cell.Arm;
import io.hakari.suites.robotsafety.cell.Cell;
import io.hakari.suites.robotsafety.cell.Payload;
import io.hakari.suites.robotsafety.cell.PersonPlan;
import io.hakari.suites.robotsafety.cell.Solid;
import io.hakari.suites.robotsafety.cell.Vec;
import io.hakari.suites.robotsafety.episode.Scene.Events;

/// The scenes of families in which the part, or what stands around, is the danger; somebody looks on from far.
final class LoadScenes {
    private static final double ABOVE = 0.25;
    private static final double PART = 0.04;
    private static final double STIFF = 100_000;
    private static final double POST = 0.02;

    private LoadScenes() {
    }

    private static double mass(double nominal, Variation v) {
        return nominal * StrictMath.exp(0.05 * Chance.PAYLOAD.of(v));
    }

    private static List<PersonPlan> onlooker(Staging staging, Variation v) {
        return List.of(Staging.standing(PersonScenes.height(v),
                staging.floor(PersonScenes.x(2.6, v), PersonScenes.y(0.6, v)), staging.floor(0.5, 0)));
    }

    /// Return a part that slips when it is accelerated more, upwards.
    private static Scene slippery(Staging staging, Variation v, double nominal, double acceleration) {
        // The grip is set for the nominal part; a heavier one slips earlier.
        Payload part = staging.held(mass(nominal, v), nominal * (Arm.GRAVITY + acceleration));
        return staging.scene(staging.cell(part, onlooker(staging, v)), Events.NONE);
    }

    static Scene fragile(Staging staging, int difficulty, Variation v) {
        return slippery(staging, v, staging.usualMass(), PersonScenes.by(difficulty, 2.5, 2.0, 1.5)).withFragilePart();
    }

    static Scene heavy(Staging staging, int difficulty, Variation v) {
        return slippery(staging, v, PersonScenes.by(difficulty, 3.5, 4.2, 5.0),
                PersonScenes.by(difficulty, 4, 3, 2.5));
    }

    static Scene keepOut(Staging staging, int difficulty, Variation v) {
        double top = ABOVE - PART - PersonScenes.by(difficulty, 0.030, 0.020, 0.012);
        Solid volume = Solid.Box.of(staging.at(0.75, 0, top / 2), new Vec(0.4, 0.12, top), 0);
        Cell cell = staging.cell(staging.part(), onlooker(staging, v));
        List<Cell.Zone> zones = new ArrayList<>(cell.surroundings().zones());
        zones.add(new Cell.Zone("keep-out volume", volume));
        Scene scene = staging.scene(cell.withZones(zones), Events.NONE);
        Vec right = staging.at(0.56, -0.20, ABOVE);
        Vec left = staging.at(0.70, 0.20, ABOVE);
        return scene.by(List.of(right, staging.at(Staging.PICK)), List.of(right, left, staging.at(Staging.GOAL)));
    }

    static Scene narrow(Staging staging, int difficulty, Variation v) {
        double aside = PART + POST + PersonScenes.by(difficulty, 0.050, 0.035, 0.024);
        Vec goal = Staging.GOAL;
        Cell cell = staging.cell(staging.part(), onlooker(staging, v));
        List<Cell.Fixture> fixtures = new ArrayList<>(cell.surroundings().fixtures());
        fixtures.add(post(staging, "left post", goal.y() + aside));
        fixtures.add(post(staging, "right post", goal.y() - aside));
        Scene scene = staging.scene(cell.withFixtures(fixtures), Events.NONE);
        Vec over = staging.at(goal.x(), goal.y(), ABOVE);
        return scene.by(scene.fetch(), List.of(over, staging.at(goal)));
    }

    private static Cell.Fixture post(Staging staging, String name, double y) {
        Vec foot = staging.at(Staging.GOAL.x(), y, -0.025);
        return new Cell.Fixture(name, new Solid.Cylinder(foot, POST, 0.065), STIFF);
    }
}
