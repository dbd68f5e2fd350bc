package io.hakari.suites.robotsafety.monitor;

import io.hakari.suites.robotsafety.cell.Simulation;

/// A monitor that looks when a command was due, and not at every step.
interface CommandMonitor extends Monitor {

    @Override
    default void step(Simulation simulation) {
        // What it watches for changes slowly, or with the commands.
    }
}
