package io.hakari.suites.robotsafety.monitor;

import static io.hakari.suites.robotsafety.cell.Scenes.holding;
import static io.hakari.suites.robotsafety.cell.Scenes.run;

import java.util.List;
import java.util.function.DoubleFunction;

import io.hakari.suites.robotsafety.cell.Cell;
import io.hakari.suites.robotsafety.cell.Command;
import io.hakari.suites.robotsafety.cell.PersonPlan;
import io.hakari.suites.robotsafety.cell.Scenes;
import io.hakari.suites.robotsafety.cell.Simulation;
import io.hakari.suites.robotsafety.cell.Vec;

/// An episode and what was found in it.
record Watched(Simulation simulation, Monitors monitors) {
    static final Limits LIMITS = Limits.shipped();
    /// A hand held beside the gripper, into which the first joint turns.
    static final PersonPlan HAND = holding(new Vec(1.15, -.75, 0), new Vec(.75, -.35, 1.056));

    static Watched watch(Cell cell, double until, DoubleFunction<Command> policy) {
        Simulation simulation = Simulation.start(cell, LIMITS.tissues(), 1);
        Monitors monitors = Monitors.of(cell, LIMITS);
        run(simulation, until, policy, monitors);
        return new Watched(simulation, monitors);
    }

    static Cell withHand(PersonPlan... people) {
        return Scenes.empty().withPeople(List.of(people));
    }

    List<Finding> found(Hazard hazard) {
        return monitors.findings(hazard);
    }

    double figure(String name) {
        return monitors.figures().stream().filter(figure -> figure.name().equals(name)).findFirst().orElseThrow()
                .value();
    }
}
