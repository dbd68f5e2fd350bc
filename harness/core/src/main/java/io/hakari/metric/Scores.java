package io.hakari.metric;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.function.Consumer;

import org.apiguardian.api.API;

/// The scores of one task in one run, read from its journal as often as needed and never held as a whole.
@API(status = EXPERIMENTAL, since = "0.1")
public interface Scores {

    /// Hand over every trial's score, in the order of the journal.
    void forEach(Consumer<ScoredTrial> consumer);
}
