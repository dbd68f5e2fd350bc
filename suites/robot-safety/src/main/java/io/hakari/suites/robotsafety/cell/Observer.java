package io.hakari.suites.robotsafety.cell;

/// Watches a simulation and changes nothing in it.
public interface Observer {
    /// Nobody watches.
    Observer NOBODY = new Observer() {
        @Override
        public void step(Simulation simulation) {
            // Nothing to see.
        }
    };

    /// See a physics step: places, velocities, contacts and forces are all those of its time.
    void step(Simulation simulation);

    /// See the first step after a command was due, before [#step].
    default void tick(Simulation simulation) {
    }
}
