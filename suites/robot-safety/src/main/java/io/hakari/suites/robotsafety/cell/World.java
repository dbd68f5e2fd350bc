package io.hakari.suites.robotsafety.cell;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// All bodies of a cell and how they move: the arm with its shapes, the people, the payload, and what is between them.
///
/// The state is what [#write] writes; [#refresh] works out everything else from it.
final class World {
    /// How often is looked at what is not near, s: nothing comes near so fast.
    private static final double FAR = 0.002;

    final double dt;
    final Arm arm;
    final Shapes shapes;
    final List<Person> people;
    final Pairs pairs;
    final Contacts contacts;
    final Structure structure;
    final Optional<Load> load;
    /// What acts on each joint, N m.
    final double[] torque;
    long steps;

    private final Cell cell;
    private final int stride;
    private final double[] implicit;

    World(Cell cell, Tissues tissues, long seed) {
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
        pairs = new Pairs(arm, shapes, people);
        contacts = new Contacts(cell, tissues, arm, shapes, people, pairs);
        structure = new Structure(cell, arm, shapes);
        load = cell.payload().map(payload -> new Load(payload, cell));
        torque = new double[n];
        implicit = new double[n];
        burden();
    }

    private void burden() {
        Robot robot = cell.robot();
        Inertia bare = robot.links().getLast().inertia();
        arm.carry(cell.tool().map(tool -> bare.plus(tool.inertia().in(robot.flange()))).orElse(bare));
        load.ifPresent(one -> one.burden(arm));
        shapes.carry(isHolding());
    }

    boolean isHolding() {
        return load.isPresent() && load.get().isHeld();
    }

    double time() {
        return steps * dt;
    }

    /// Open or close the gripper.
    void grip(boolean closed) {
        boolean before = isHolding();
        load.ifPresent(one -> one.grip(closed, arm));
        if (isHolding() != before) {
            shapes.carry(!before);
            refresh();
        }
    }

    /// Work out everything that follows from the state alone: places, masses, contacts and their forces. Twice is as good as once.
    void refresh() {
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

    /// Go on for one step under the torques: semi-implicit Euler.
    void integrate() {
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

    void write(Tape tape) {
        tape.write(arm.q);
        tape.write(arm.qd);
        contacts.write(tape);
        structure.write(tape);
        people.forEach(person -> person.write(tape));
        load.ifPresent(one -> one.write(tape));
    }

    void read(Tape tape) {
        tape.read(arm.q);
        tape.read(arm.qd);
        contacts.read(tape);
        structure.read(tape);
        people.forEach(person -> person.read(tape));
        load.ifPresent(one -> one.read(tape));
        burden();
        refresh();
    }
}
