package io.hakari.suites.robotsafety.cell;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

import io.hakari.suites.robotsafety.cell.PersonPlan.Doing;
import io.hakari.suites.robotsafety.cell.PersonPlan.Spread;

/// Cells and commands for tests.
public final class Scenes {
    private Scenes() {
    }

    /// The bench with nobody at it and nothing in the gripper.
    public static Cell empty() {
        return Cells.bench().withPeople(List.of()).withPayload(Optional.empty());
    }

    /// The empty bench with other times.
    public static Cell stepped(Cell cell, double step, int stepsPerCommand) {
        Cell.Machine m = cell.machine();
        Control control = new Control(step, stepsPerCommand, m.control().horizon(), m.control().silence());
        return cell.withMachine(
                new Cell.Machine(m.robot(), m.base(), m.home(), m.drive(), control, m.stop(), m.separation()));
    }

    /// The same cell with another stop.
    public static Cell stopping(Cell cell, StopRule rule) {
        Cell.Machine m = cell.machine();
        return cell.withMachine(
                new Cell.Machine(m.robot(), m.base(), m.home(), m.drive(), m.control(), rule, m.separation()));
    }

    /// A person who holds a hand at a place from the beginning to the end.
    public static PersonPlan holding(Vec from, Vec hand) {
        return new PersonPlan("operator", 1.75, Doing.REACH, from, Vec.ZERO, hand, 0, 4, 60, Spread.NONE);
    }

    /// Run for a time with the commands that a function of time gives.
    public static Simulation run(Simulation simulation, double until, DoubleFunction<Command> policy,
            Observer observer) {
        while (simulation.time() < until - 1e-9) {
            simulation.command(policy.apply(simulation.time()));
            simulation.advance(observer);
        }
        return simulation;
    }

    /// Stand still.
    public static Command rest(double time) {
        return Command.velocity(time, new double[6]);
    }

    /// Turn the first joint, getting faster for 0.2 s.
    public static Command turn(double time, double since, double speed) {
        double v = speed * Math.max(0, Math.min(1, (time - since) / .2));
        return Command.velocity(time, v, 0, 0, 0, 0, 0);
    }

    /// A little of everything, smoothly.
    public static Command wander(double time) {
        double v = .8 * StrictMath.sin(2 * time);
        return Command.velocity(time, v, .2 * v, -.3 * v, 0, .1 * v, .3 * v);
    }
}
