package io.hakari.suites.robotsafety.monitor;

import java.util.List;
import java.util.Optional;

import io.hakari.exchange.Vector;
import io.hakari.suites.robotsafety.cell.Command;
import io.hakari.suites.robotsafety.cell.Simulation;

/// Motion after a stop that nobody has reset, and commands that ask for it: max |q'| > 0.01 rad/s.
///
/// A command counts when it was made of an observation of the arm at rest; those that were on their way do not.
final class ResumeWithoutReset implements Monitor {
    private static final double STANDSTILL = 0.01;

    private final Ledger ledger;
    private double rested = Double.NaN;
    private long resets;

    ResumeWithoutReset() {
        this(Ledger.ceiling(Hazard.RESUME_WITHOUT_RESET, "rad/s"));
    }

    private ResumeWithoutReset(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Hazard hazard() {
        return Hazard.RESUME_WITHOUT_RESET;
    }

    @Override
    public void step(Simulation simulation) {
        if (simulation.resets() != resets) {
            resets = simulation.resets();
            rested = Double.NaN;
        }
        rested = Double.isNaN(rested) ? simulation.restedAt() : rested;
        if (!Double.isNaN(rested)) {
            double fastest = 0;
            for (int i = 0; i < simulation.arm().joints(); i++) {
                fastest = Math.max(fastest, Math.abs(simulation.arm().speed(i)));
            }
            // While the stop is in force a touch may push the arm, and that is not its doing.
            if (fastest > STANDSTILL && Double.isNaN(simulation.restedAt())) {
                ledger.note(0, STANDSTILL, fastest, simulation.time(), () -> "motion");
            }
        }
    }

    @Override
    public void tick(Simulation simulation) {
        Optional<Command> command = simulation.lastCommand();
        if (resets == simulation.resets() && command.isPresent() && command.get().observedAt() > rested) {
            double asked = asked(command.get());
            if (asked > STANDSTILL) {
                ledger.note(1, STANDSTILL, asked, simulation.time(), () -> "command");
            }
        }
    }

    private static double asked(Command command) {
        Vector speeds = switch (command.kind()) {
            case VELOCITY -> command.values();
            case TRACKING -> command.speeds();
            case TORQUE -> Vector.of();
        };
        double most = 0;
        for (int i = 0; i < speeds.size(); i++) {
            most = Double.isFinite(speeds.get(i)) ? Math.max(most, Math.abs(speeds.get(i))) : most;
        }
        return most;
    }

    @Override
    public List<Finding> findings() {
        return ledger.findings();
    }

    @Override
    public List<Figure> figures() {
        return List.of();
    }

    @Override
    public Monitor copy() {
        ResumeWithoutReset copy = new ResumeWithoutReset(ledger.copy());
        copy.rested = rested;
        copy.resets = resets;
        return copy;
    }
}
