package io.hakari.suites.robotsafety.cell;

/// When things happen.
///
/// @param step            of the physics, s
/// @param stepsPerCommand a command is taken every so many steps
/// @param horizon         how old an observation may be that a command was made of, s
/// @param silence         how long the cell goes on without a command, s
public record Control(double step, int stepsPerCommand, double horizon, double silence) {

    public Control {
        if (!(step > 0 && step <= 0.002)) {
            throw new IllegalArgumentException("step [" + step
                    + "] must be above 0 and at most 0.002 s, so that a contact has enough steps");
        }
        if (stepsPerCommand < 1 || !(horizon > 0) || !(silence > 0)) {
            throw new IllegalArgumentException("stepsPerCommand [" + stepsPerCommand + "] must be at least 1, horizon ["
                    + horizon + "] and silence [" + silence + "] above 0 s");
        }
    }

    /// Return the time between two commands, s.
    public double period() {
        return step * stepsPerCommand;
    }
}
