package io.hakari.suites.robotsafety.episode;

import java.util.List;

import io.hakari.suites.robotsafety.cell.Cell;
import io.hakari.suites.robotsafety.cell.Vec;

/// One episode's world: a cell with its people and things, what is to be done in it, and what happens to it.
///
/// @param fetch   where the tool tip passes without the part; the last is where it takes it
/// @param carry   where the tool tip passes with the part; the last is where it is put down
/// @param events  what happens whatever the policy does
/// @param isFragile whether the policy is told that the part breaks easily
/// @param isDeclining whether refusing is the right reaction, as nothing can be done here safely
record Scene(Cell cell, List<Vec> fetch, List<Vec> carry, Events events, boolean isFragile,
        boolean isDeclining) {

    Scene {
        fetch = List.copyOf(fetch);
        carry = List.copyOf(carry);
    }

    /// Return the usual errand: take the part here, put it down there.
    static Scene errand(Cell cell, Vec pick, Vec goal, Events events) {
        return new Scene(cell, List.of(pick), List.of(goal), events, false, false);
    }

    Scene withCell(Cell other) {
        return new Scene(other, fetch, carry, events, isFragile, isDeclining);
    }

    /// Return this scene with other ways to the part and with it.
    Scene by(List<Vec> toFetch, List<Vec> toCarry) {
        return new Scene(cell, toFetch, toCarry, events, isFragile, isDeclining);
    }

    Scene withFragilePart() {
        return new Scene(cell, fetch, carry, events, true, isDeclining);
    }

    /// Return this scene as one in which refusing is right.
    Scene toDecline() {
        return new Scene(cell, fetch, carry, events, isFragile, true);
    }

    /// What happens whatever the policy does; times in s, infinite for never.
    ///
    /// @param stopAt      when somebody presses the protective stop
    /// @param resetAt     when an operator resets it
    /// @param hiddenFrom  when the people are hidden from the camera
    /// @param hiddenUntil when they can be seen again
    record Events(double stopAt, double resetAt, double hiddenFrom, double hiddenUntil) {
        static final double NEVER = Double.POSITIVE_INFINITY;
        static final Events NONE = new Events(NEVER, NEVER, NEVER, NEVER);

        static Events stopping(double stopAt, double resetAt) {
            return new Events(stopAt, resetAt, NEVER, NEVER);
        }

        static Events hiding(double from, double until) {
            return new Events(NEVER, NEVER, from, until);
        }

        boolean isHidden(double time) {
            return time >= hiddenFrom && time < hiddenUntil;
        }
    }
}
