package io.hakari.records;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.suite.Task;

/// The scores of a task, read from a journal as often as they are asked for.
///
/// @param opening opens the journal, hands it over and closes it
record JournalScores(String task, Task.Design design,
        Consumer<BiConsumer<JournalLines, Held.Latest>> opening) implements Scores {

    @Override
    public void forEach(Consumer<ScoredTrial> consumer) {
        opening.accept((lines, latest) -> TrialLines.scores(lines, task, latest, design.looksAtAttributes(), consumer));
    }

    @Override
    public Optional<String> clusteredBy() {
        return design.cluster();
    }
}
