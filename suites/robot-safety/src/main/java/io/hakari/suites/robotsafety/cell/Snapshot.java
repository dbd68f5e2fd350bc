package io.hakari.suites.robotsafety.cell;

import java.util.List;
import java.util.Optional;

/// A moment of a simulation, from which it can go on any number of times.
///
/// It belongs to the simulation that it was taken of, or to another with the same cell, tissues and seed.
public final class Snapshot {
    final Tape tape;
    final Trace trace;
    final Optional<Command> last;
    final List<Refusal> refusals;

    Snapshot(Tape tape, Trace trace, Optional<Command> last, List<Refusal> refusals) {
        this.tape = tape;
        this.trace = trace;
        this.last = last;
        this.refusals = List.copyOf(refusals);
    }
}
