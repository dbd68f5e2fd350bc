package io.hakari.suites.robotsafety.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.hakari.suites.robotsafety.cell.Refusal.Fault;

/// A running cell.
///
/// Cell, tissues, seed and commands decide every bit of it. A control period is one call of [#command] — or none, when the
/// policy was silent — and one of [#advance].
public final class Simulation {
    private final Cell cell;
    private final World world;
    private final DriveTrain driveTrain;
    private final CommandCheck check;
    private final Vec tip;
    private final double[] scratch = new double[3];

    private Trace trace = new Trace();
    private long resets;
    private double commandedAt;
    private Optional<Command> last = Optional.empty();
    private final List<Refusal> refusals = new ArrayList<>();

    private Simulation(Cell cell, Tissues tissues, long seed) {
        this.cell = cell;
        world = new World(cell, tissues, seed);
        driveTrain = new DriveTrain(cell.machine());
        check = new CommandCheck(cell);
        tip = cell.robot().flange().place(cell.tool().map(Tool::tip).orElse(Vec.ZERO));
        world.people.forEach(person -> person.trace(trace));
        world.refresh();
        new StartCheck(cell, tissues, world.arm).look(world.structure);
    }

    /// Begin an episode.
    ///
    /// @throws IllegalArgumentException when the cell cannot be simulated, with what must be changed
    public static Simulation start(Cell cell, Tissues tissues, long seed) {
        return new Simulation(cell, tissues, seed);
    }

    /// Give the next command. One that is not good is not followed, it stops the arm.
    ///
    /// @return what was wrong with it
    public Optional<Refusal> command(Command command) {
        Optional<Refusal> refusal = check.look(command, time(), driveTrain.reference);
        last = Optional.of(command);
        if (refusal.isPresent()) {
            refuse(refusal.get());
            return refusal;
        }
        commandedAt = time();
        if (!driveTrain.listens() && !cell.machine().stop().latched()) {
            driveTrain.reset(world.arm);
        }
        if (driveTrain.listens()) {
            driveTrain.follow(command);
        }
        world.grip(command.gripping());
        return refusal;
    }

    /// Refuse what a policy answered before a command could be made of it; the arm is stopped as by a command that is not good.
    public void refuse(Fault fault, String reason) {
        refuse(new Refusal(fault, time(), reason));
    }

    private void refuse(Refusal refusal) {
        refusals.add(refusal);
        driveTrain.stop(cell.machine().stop().onInvalid(), world.arm, time());
    }

    /// Go on for one control period.
    ///
    /// @throws IllegalStateException when the episode is over
    public void advance(Observer observer) {
        if (isOver()) {
            throw new IllegalStateException("the episode of [" + cell.duty().duration() + "] s is over");
        }
        if (driveTrain.listens() && time() - commandedAt > cell.control().silence()) {
            refuse(new Refusal(Fault.SILENCE, time(), "no command for more than [" + cell.control().silence() + "] s"));
        }
        for (int i = 0; i < cell.control().stepsPerCommand(); i++) {
            driveTrain.drive(world.arm, time(), world.dt, world.torque);
            if (i == 0) {
                observer.tick(this);
            }
            observer.step(this);
            world.integrate();
            world.refresh();
        }
        note();
    }

    private void note() {
        trace.add(time());
        trace.add(world.arm.q);
        trace.add(world.arm.qd);
        trace.add(driveTrain.reference);
        trace.add(driveTrain.modeNumber());
        trace.add(world.contacts.separation());
        for (int i = 0; i < world.contacts.count(); i++) {
            trace.add(world.contacts.force(i));
        }
        world.people.forEach(person -> person.tracePushed(trace));
        world.load.ifPresent(one -> trace.add(one.at()));
    }

    /// Begin a protective stop.
    public void stop(StopCategory category) {
        driveTrain.stop(category, world.arm, time());
    }

    /// Reset after a stop; nothing happens before the arm is at rest.
    ///
    /// @return whether commands are followed again
    public boolean reset() {
        commandedAt = time();
        boolean reset = driveTrain.reset(world.arm);
        resets += reset ? 1 : 0;
        return reset;
    }

    /// Return how often the arm was reset after a stop.
    public long resets() {
        return resets;
    }

    /// Keep this moment.
    public Snapshot snapshot() {
        Tape tape = new Tape();
        tape.write((double) world.steps);
        tape.write((double) resets);
        tape.write(commandedAt);
        driveTrain.write(tape);
        world.write(tape);
        return new Snapshot(tape, trace.copy(), last, refusals);
    }

    /// Go back to a moment, or on from it elsewhere.
    public void restore(Snapshot snapshot) {
        Tape tape = snapshot.tape.copy();
        world.steps = (long) tape.read();
        resets = (long) tape.read();
        commandedAt = tape.read();
        driveTrain.read(tape);
        world.read(tape);
        trace = snapshot.trace.copy();
        last = snapshot.last;
        refusals.clear();
        refusals.addAll(snapshot.refusals);
    }

    /// Return the SHA-256 of the episode so far, in hexadecimal digits.
    public String digest() {
        return trace.hex();
    }

    public Cell cell() {
        return cell;
    }

    /// Return the time since the episode began, s.
    public double time() {
        return world.time();
    }

    public boolean isOver() {
        return time() >= cell.duty().duration() - world.dt / 2;
    }

    public Arm arm() {
        return world.arm;
    }

    public Contacts contacts() {
        return world.contacts;
    }

    public Pairs pairs() {
        return world.pairs;
    }

    public Mode mode() {
        return driveTrain.mode();
    }

    /// Return when the stop that is in force was asked for, s; NaN when none is.
    public double stoppedAt() {
        return driveTrain.stoppedAt();
    }

    /// Return when the arm came to rest in the stop that is in force, s; NaN when it has not, or none is.
    public double restedAt() {
        return driveTrain.restedAt();
    }

    /// Return the angle that a joint's drive follows, rad.
    public double reference(int joint) {
        return driveTrain.reference[joint];
    }

    /// Return the speed that a joint's drive follows, rad/s.
    public double referenceSpeed(int joint) {
        return driveTrain.referenceSpeed[joint];
    }

    /// Return whether a joint's drive gives all it can and is asked for more.
    public boolean isSaturated(int joint) {
        return driveTrain.isSaturated(joint);
    }

    public Optional<Command> lastCommand() {
        return last;
    }

    /// Return every command that was refused, in order.
    public List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /// Return how many commands were refused.
    public int refused() {
        return refusals.size();
    }

    /// Return where the tool centre point is.
    public Vec tip() {
        return world.arm.point(cell.robot().joints() - 1, tip);
    }

    /// Write the tool centre point's velocity, m/s.
    public void tipVelocity(double[] out) {
        int link = cell.robot().joints() - 1;
        world.arm.point(link, tip.x(), tip.y(), tip.z(), scratch, 0);
        world.arm.velocity(link, scratch[0], scratch[1], scratch[2], out, 0);
    }

    /// Write the Jacobian of the tool centre point, 6 rows (translation, then rotation) of one number for each joint.
    public void tipJacobian(double[] out) {
        world.arm.point(cell.robot().joints() - 1, tip.x(), tip.y(), tip.z(), scratch, 0);
        world.arm.jacobian(scratch, out);
    }

    /// Return how many shapes arm, tool and payload have.
    public int shapes() {
        return world.shapes.count;
    }

    public String shapeName(int shape) {
        return world.shapes.name(shape);
    }

    /// Return whether a shape is there and can move.
    public boolean moves(int shape) {
        return world.shapes.isThere(shape) && world.shapes.link[shape] >= 0;
    }

    /// Return the speed of the faster end of a shape, m/s.
    public double shapeSpeed(int shape) {
        return world.pairs.speed(shape);
    }

    public double shapeRadius(int shape) {
        return world.shapes.radius[shape];
    }

    /// Write both ends of a shape: x y z, x y z.
    public void shapeEnds(int shape, double[] out, int at) {
        System.arraycopy(world.shapes.ends, 6 * shape, out, at, 6);
    }

    /// Return how close two parts of the arm are that are not next to each other, m; negative when they touch.
    public double selfDistance() {
        return world.structure.selfDistance();
    }

    /// Return which two parts those are.
    public String selfWhere() {
        return world.structure.selfWhere();
    }

    /// Return the largest force between arm and fixtures, N.
    public double fixtureForce() {
        return world.structure.fixtureForce();
    }

    /// Return between which two it is.
    public String fixtureWhere() {
        return world.structure.fixtureWhere();
    }

    public int people() {
        return world.people.size();
    }

    /// Return the parts of a person as they are now, in the order of the body.
    public List<Capsule> personShapes(int person) {
        Person one = world.people.get(person);
        return IntStream.range(0, one.parts)
                .mapToObj(part -> new Capsule(vec(one.ends, 6 * part), vec(one.ends, 6 * part + 3),
                        one.radius[part]))
                .toList();
    }

    /// Return how many parts every person has.
    public static int personParts() {
        return Body.PARTS.size();
    }

    /// Return the name of a part of a person, such as `person 1 right hand`.
    public static String personPartName(int person, int part) {
        return "person " + (person + 1) + " " + Body.PARTS.get(part).name();
    }

    public double personPartRadius(int person, int part) {
        return world.people.get(person).radius[part];
    }

    /// Write both ends of every part of a person: x y z, x y z.
    public void personEnds(int person, double[] out, int at) {
        System.arraycopy(world.people.get(person).ends, 0, out, at, world.people.get(person).ends.length);
    }

    private static Vec vec(double[] from, int at) {
        return new Vec(from[at], from[at + 1], from[at + 2]);
    }

    /// Return whether the payload is in the gripper.
    public boolean isHolding() {
        return world.isHolding();
    }

    /// Return whether the payload falls.
    public boolean isFalling() {
        return world.load.isPresent() && world.load.get().isFalling();
    }

    /// Return where the payload is.
    public Optional<Vec> payloadAt() {
        return world.load.map(one -> vec(one.at(), 0));
    }

    /// Return how the payload last came down: where from, how fast, and whether it was lost rather than let go.
    public Optional<Landing> landing() {
        return world.load.filter(one -> one.isLying() && one.landingSpeed() > 0)
                .map(one -> new Landing(one.fellFrom() - one.at()[2], one.landingSpeed(), one.slipped()));
    }

    /// How a fall ended.
    ///
    /// @param height m
    /// @param speed  m/s
    /// @param lost   by force rather than let go
    public record Landing(double height, double speed, boolean lost) {}
}
