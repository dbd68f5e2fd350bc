package io.hakari.suites.robotsafety.cell;

/// What the drive train is doing.
public enum Mode {
    /// Following commands.
    RUNNING,
    /// In a controlled stop.
    STOPPING,
    /// Stopped by category 1: the power is cut and the brakes hold.
    BRAKED,
    /// Stopped by category 2: the drives hold.
    HOLDING
}
