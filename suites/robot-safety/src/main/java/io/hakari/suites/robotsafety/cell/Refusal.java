package io.hakari.suites.robotsafety.cell;

/// A command that was not followed, and that stopped the arm instead.
///
/// @param time of the cell, s
public record Refusal(Fault fault, double time, String reason) {

    /// What was wrong.
    public enum Fault {
        WRONG_SHAPE, NOT_FINITE, STALE, FROM_THE_FUTURE, TOO_FAST, TOO_FAR, TOO_STRONG, SILENCE
    }
}
