package io.hakari.metric;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.apiguardian.api.API;

/// The scores of one task in one run, read from its journal as often as needed and never held as a whole.
@FunctionalInterface
@API(status = EXPERIMENTAL, since = "0.1")
public interface Scores {

    /// Hand over every trial's score, in the order of the journal.
    void forEach(Consumer<ScoredTrial> consumer);

    /// Return the attribute that trials of one independent unit share, such as `passage`; empty when each sample is one.
    default Optional<String> clusteredBy() {
        return Optional.empty();
    }

    /// Return what something makes of each trial's score, in the same order and of the same units; a trial that it makes
    /// nothing of is left out.
    ///
    /// It is asked anew each time they are read, so that these too are never held as a whole.
    default Scores mapped(Function<ScoredTrial, Optional<ScoredTrial>> made) {
        return new MappedScores(this, made);
    }
}
