package io.hakari.suites.robotsafety.cell;

/// The controlled stops of IEC 60204-1.
public enum StopCategory {
    /// A controlled stop; then the power is cut and the brakes hold.
    ONE,
    /// A controlled stop; the drives keep holding.
    TWO
}
