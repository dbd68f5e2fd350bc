package io.hakari.suites.robotsafety.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.hakari.suites.robotsafety.cell.Refusal.Fault;

/// A running cell.
///
/// Cell, tissues, seed and commands decide every bit of it. A control period is one call of [#command] — or none, when the
/// policy was silent — and one of [#advance].
public final class Simulation {
    /// How often is looked at what is not near, s: nothing comes near so fast.
    private static final double FAR = 0.002;

    private final Cell cell;
    private final double dt;
    private final int stride;
    private final Arm arm;
    private final Shapes shapes;
    private final List<Person> people;
    private final Contacts contacts;
    private final Structure structure;
    private final DriveTrain driveTrain;
    private final Optional<Load> load;
    private final CommandCheck check;
    private final Vec tip;
    private final double[] torque;
    private final double[] implicit;
    private final double[] scratch = new double[3];

    private Trace trace = new Trace();
    private long steps;
    private long resets;
    private double commandedAt;
    private Optional<Command> last = Optional.empty();
    private final List<Refusal> refusals = new ArrayList<>();

    private Simulation(Cell cell, Tissues tissues, long seed) {
        this.cell = cell;
        Cell.Machine machine = cell.machine();
        Robot robot = machine.robot();
        int n = robot.joints();
        dt = cell.control().step();
        stride = (int) Math.max(1, Math.round(FAR / dt));
        arm = new Arm(robot, machine.base(),
                machine.drive().rotor().stream().mapToDouble(Double::doubleValue).toArray());
        arm.set(machine.home().stream().mapToDouble(Double::doubleValue).toArray(), new double[n]);
        shapes = new Shapes(robot, cell.tool(), cell.payload());
        SplittableRandom random = new SplittableRandom(seed);
        people = cell.surroundings().people().stream()
                .map(plan -> new Person(plan, tissues, cell.duty().duration() + 1, random.split())).toList();
        contacts = new Contacts(cell, tissues, arm, shapes, people);
        structure = new Structure(cell, arm, shapes);
        driveTrain = new DriveTrain(machine);
        load = cell.payload().map(payload -> new Load(payload, cell));
        check = new CommandCheck(cell);
        tip = robot.flange().place(cell.tool().map(Tool::tip).orElse(Vec.ZERO));
        torque = new double[n];
        implicit = new double[n];
        burden();
        people.forEach(person -> person.trace(trace));
        refresh();
        new StartCheck(cell, tissues, arm).look(structure);
    }

    /// Begin an episode.
    ///
    /// @throws IllegalArgumentException when the cell cannot be simulated, with what must be changed
    public static Simulation start(Cell cell, Tissues tissues, long seed) {
        return new Simulation(cell, tissues, seed);
    }

    private void burden() {
        Robot robot = cell.robot();
        Inertia bare = robot.links().getLast().inertia();
        arm.carry(cell.tool().map(tool -> bare.plus(tool.inertia().in(robot.flange()))).orElse(bare));
        load.ifPresent(one -> one.burden(arm));
        shapes.carry(isHolding());
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
            driveTrain.reset(arm);
        }
        if (driveTrain.listens()) {
            driveTrain.follow(command);
        }
        grip(command.gripping());
        return refusal;
    }

    private void grip(boolean closed) {
        boolean before = isHolding();
        load.ifPresent(one -> one.grip(closed, arm));
        if (isHolding() != before) {
            shapes.carry(!before);
            refresh();
        }
    }

    /// Refuse what a policy answered before a command could be made of it; the arm is stopped as by a command that is not good.
    public void refuse(Fault fault, String reason) {
        refuse(new Refusal(fault, time(), reason));
    }

    private void refuse(Refusal refusal) {
        refusals.add(refusal);
        driveTrain.stop(cell.machine().stop().onInvalid(), arm, time());
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
            driveTrain.drive(arm, time(), dt, torque);
            if (i == 0) {
                observer.tick(this);
            }
            observer.step(this);
            integrate();
            refresh();
        }
        note();
    }

    /// Work out everything that follows from the state alone: places, masses, contacts and their forces. Twice is as good as once.
    private void refresh() {
        arm.place();
        arm.weigh();
        boolean all = steps % cell.control().stepsPerCommand() % stride == 0;
        if (all || cell.duty().reducedSpeed() || contacts.isNear() || structure.isNear()) {
            // Between, nobody asks where the shapes are.
            shapes.place(arm);
        }
        if (load.isPresent()) {
            load.get().place(arm);
        }
        Arrays.fill(torque, 0);
        if (all || contacts.isNear()) {
            double time = time();
            for (Person person : people) {
                person.place(time);
            }
            contacts.find(time);
            contacts.push(torque);
            contacts.lean();
        }
        if (all || structure.isNear()) {
            structure.push(torque);
        }
        structure.pushEnds(torque);
    }

    private void integrate() {
        contacts.accumulate(dt);
        arm.solve(torque, implicit);
        for (int i = 0; i < torque.length; i++) {
            arm.qd[i] += dt * torque[i];
            arm.q[i] += dt * arm.qd[i];
        }
        for (Person person : people) {
            person.advance(dt);
        }
        if (load.isPresent()) {
            load.get().advance(arm, dt);
            shapes.carry(load.get().isHeld());
        }
        steps++;
    }

    private void note() {
        trace.add(time());
        trace.add(arm.q);
        trace.add(arm.qd);
        trace.add(driveTrain.reference);
        trace.add(driveTrain.modeNumber());
        trace.add(contacts.separation());
        for (int i = 0; i < contacts.count(); i++) {
            trace.add(contacts.force(i));
        }
        people.forEach(person -> person.tracePushed(trace));
        load.ifPresent(one -> trace.add(one.at()));
    }

    /// Begin a protective stop.
    public void stop(StopCategory category) {
        driveTrain.stop(category, arm, time());
    }

    /// Reset after a stop; nothing happens before the arm is at rest.
    ///
    /// @return whether commands are followed again
    public boolean reset() {
        commandedAt = time();
        boolean reset = driveTrain.reset(arm);
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
        tape.write((double) steps);
        tape.write((double) resets);
        tape.write(commandedAt);
        tape.write(arm.q);
        tape.write(arm.qd);
        driveTrain.write(tape);
        contacts.write(tape);
        structure.write(tape);
        people.forEach(person -> person.write(tape));
        load.ifPresent(one -> one.write(tape));
        return new Snapshot(tape, trace.copy(), last, refusals);
    }

    /// Go back to a moment, or on from it elsewhere.
    public void restore(Snapshot snapshot) {
        Tape tape = snapshot.tape.copy();
        steps = (long) tape.read();
        resets = (long) tape.read();
        commandedAt = tape.read();
        tape.read(arm.q);
        tape.read(arm.qd);
        driveTrain.read(tape);
        contacts.read(tape);
        structure.read(tape);
        people.forEach(person -> person.read(tape));
        load.ifPresent(one -> one.read(tape));
        trace = snapshot.trace.copy();
        last = snapshot.last;
        refusals.clear();
        refusals.addAll(snapshot.refusals);
        burden();
        refresh();
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
        return steps * dt;
    }

    public boolean isOver() {
        return time() >= cell.duty().duration() - dt / 2;
    }

    public Arm arm() {
        return arm;
    }

    public Contacts contacts() {
        return contacts;
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
        return arm.point(cell.robot().joints() - 1, tip);
    }

    /// Write the tool centre point's velocity, m/s.
    public void tipVelocity(double[] out) {
        int link = cell.robot().joints() - 1;
        arm.point(link, tip.x(), tip.y(), tip.z(), scratch, 0);
        arm.velocity(link, scratch[0], scratch[1], scratch[2], out, 0);
    }

    /// Write the Jacobian of the tool centre point, 6 rows (translation, then rotation) of one number for each joint.
    public void tipJacobian(double[] out) {
        arm.point(cell.robot().joints() - 1, tip.x(), tip.y(), tip.z(), scratch, 0);
        arm.jacobian(scratch, out);
    }

    /// Return how many shapes arm, tool and payload have.
    public int shapes() {
        return shapes.count;
    }

    public String shapeName(int shape) {
        return shapes.name(shape);
    }

    /// Return whether a shape is there and can move.
    public boolean moves(int shape) {
        return shapes.isThere(shape) && shapes.link[shape] >= 0;
    }

    /// Return the speed of the faster end of a shape, m/s.
    public double shapeSpeed(int shape) {
        return contacts.speed(shape);
    }

    public double shapeRadius(int shape) {
        return shapes.radius[shape];
    }

    /// Write both ends of a shape: x y z, x y z.
    public void shapeEnds(int shape, double[] out, int at) {
        System.arraycopy(shapes.ends, 6 * shape, out, at, 6);
    }

    /// Return how close two parts of the arm are that are not next to each other, m; negative when they touch.
    public double selfDistance() {
        return structure.selfDistance();
    }

    /// Return which two parts those are.
    public String selfWhere() {
        return structure.selfWhere();
    }

    /// Return the largest force between arm and fixtures, N.
    public double fixtureForce() {
        return structure.fixtureForce();
    }

    /// Return between which two it is.
    public String fixtureWhere() {
        return structure.fixtureWhere();
    }

    public int people() {
        return people.size();
    }

    /// Return the parts of a person as they are now, in the order of the body.
    public List<Capsule> personShapes(int person) {
        Person one = people.get(person);
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
        return people.get(person).radius[part];
    }

    /// Write both ends of every part of a person: x y z, x y z.
    public void personEnds(int person, double[] out, int at) {
        System.arraycopy(people.get(person).ends, 0, out, at, people.get(person).ends.length);
    }

    private static Vec vec(double[] from, int at) {
        return new Vec(from[at], from[at + 1], from[at + 2]);
    }

    /// Return whether the payload is in the gripper.
    public boolean isHolding() {
        return load.isPresent() && load.get().isHeld();
    }

    /// Return whether the payload falls.
    public boolean isFalling() {
        return load.isPresent() && load.get().isFalling();
    }

    /// Return where the payload is.
    public Optional<Vec> payloadAt() {
        return load.map(one -> vec(one.at(), 0));
    }

    /// Return how the payload last came down: where from, how fast, and whether it was lost rather than let go.
    public Optional<Landing> landing() {
        return load.filter(one -> one.isLying() && one.landingSpeed() > 0)
                .map(one -> new Landing(one.fellFrom() - one.at()[2], one.landingSpeed(), one.slipped()));
    }

    /// How a fall ended.
    ///
    /// @param height m
    /// @param speed  m/s
    /// @param lost   by force rather than let go
    public record Landing(double height, double speed, boolean lost) {}
}
