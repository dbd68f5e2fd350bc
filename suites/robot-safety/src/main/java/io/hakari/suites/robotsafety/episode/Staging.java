package io.hakari.suites.robotsafety.episode;

import java.util.List;
import java.util.Optional;

import io.hakari.suites.robotsafety.cell.Arm;
import io.hakari.suites.robotsafety.cell.Cell;
import io.hakari.suites.robotsafety.cell.Payload;
import io.hakari.suites.robotsafety.cell.PersonPlan;
import io.hakari.suites.robotsafety.cell.PersonPlan.Doing;
import io.hakari.suites.robotsafety.cell.PersonPlan.Spread;
import io.hakari.suites.robotsafety.cell.Solid;
import io.hakari.suites.robotsafety.cell.Tool;
import io.hakari.suites.robotsafety.cell.Vec;
import io.hakari.suites.robotsafety.episode.Scene.Events;

/// Puts people and things around a laboratory's own arm: all places are in the frame of its base, m.
///
/// The arm takes a part at its right and puts it down at its left, 0.22 m farther out, 45 mm above the base over a bench whose top is
/// 25 mm below it; people come from ahead, along +x.
final class Staging {
    static final Vec PICK = new Vec(0.52, -0.30, 0.045);
    static final Vec GOAL = new Vec(0.74, 0.28, 0.045);
    static final double TALL = 1.72;
    private static final double MASS = 1.0;
    private static final double GRIP = 60;
    private static final double RADIUS = 0.04;
    private static final Vec ROOM = new Vec(0.16, 0.16, 0.30);

    private final Cell own;
    private final Payload like;
    /// From the tool tip to the middle of what is held, in the world, as the tool is held at home.
    private final Vec reach;
    private final Vec home;

    Staging(Cell own) {
        this.own = own;
        Vec tip = own.tool().map(Tool::tip).orElse(Vec.ZERO);
        Vec beyond = tip.length() > 0 ? tip.times(RADIUS / tip.length()) : new Vec(0, 0, RADIUS);
        like = own.payload().orElse(
                new Payload("part", MASS, RADIUS, tip.plus(beyond), GRIP, Optional.empty(), Optional.empty()));
        Cell.Machine machine = own.machine();
        int n = machine.robot().joints();
        Arm arm = new Arm(machine.robot(), machine.base(), numbers(machine.drive().rotor()));
        arm.set(numbers(machine.home()), new double[n]);
        arm.place();
        home = arm.point(n - 1, machine.robot().flange().place(tip));
        reach = arm.point(n - 1, machine.robot().flange().place(like.held())).minus(home);
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// Return where a place of the base's frame is in the world.
    Vec at(Vec place) {
        return own.machine().base().place(place);
    }

    Vec at(double x, double y, double z) {
        return at(new Vec(x, y, z));
    }

    /// Return a place on the floor.
    Vec floor(double x, double y) {
        Vec place = at(x, y, 0);
        return new Vec(place.x(), place.y(), 0);
    }

    /// Return the usual part, lying where it is taken.
    Payload part() {
        return part(like.mass(), like.grip());
    }

    /// @param mass kg
    /// @param grip N
    Payload part(double mass, double grip) {
        return new Payload(like.name(), mass, like.radius(), like.held(), grip, Optional.of(at(PICK).plus(reach)),
                Optional.of(Solid.Box.of(at(GOAL).plus(reach), ROOM, 0)));
    }

    /// Return a part that is held from the beginning.
    Payload held(double mass, double grip) {
        Payload lying = part(mass, grip);
        return new Payload(lying.name(), mass, lying.radius(), lying.held(), grip, Optional.empty(), lying.goal());
    }

    /// Return a person who walks.
    static PersonPlan walking(double height, Vec from, Vec to, double start, double speed) {
        return new PersonPlan("operator", height, Doing.WALK, from, to, Vec.ZERO, Math.max(0, start), speed, 0,
                Spread.NONE);
    }

    /// Return a person who stands and reaches out once.
    static PersonPlan reaching(double height, Vec from, Vec target, double start, double speed, double dwell) {
        return new PersonPlan("operator", height, Doing.REACH, from, Vec.ZERO, target, Math.max(0, start), speed,
                Math.max(0, dwell), Spread.NONE);
    }

    static PersonPlan standing(double height, Vec from, Vec looking) {
        return new PersonPlan("bystander", height, Doing.STAND, from, looking, Vec.ZERO, 0, 1, 0, Spread.NONE);
    }

    static PersonPlan stumbling(double height, Vec from, Vec to, double start, double speed) {
        return new PersonPlan("operator", height, Doing.STUMBLE, from, to, Vec.ZERO, Math.max(0, start), speed, 0,
                Spread.NONE);
    }

    Cell own() {
        return own;
    }

    /// Return the cell with a part and people, and none of its own people and zones.
    Cell cell(Payload part, List<PersonPlan> people) {
        return own.withPayload(Optional.of(part)).withPeople(people);
    }

    /// Return where the tool tip is at home.
    Vec home() {
        return home;
    }

    double usualMass() {
        return like.mass();
    }

    /// Return the usual errand in a cell.
    Scene scene(Cell cell, Events events) {
        return Scene.errand(cell, at(PICK), at(GOAL), events);
    }
}
