package io.hakari.metric;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;
import java.util.function.Consumer;

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
}
