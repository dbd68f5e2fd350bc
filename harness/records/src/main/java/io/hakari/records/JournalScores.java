package io.hakari.records;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.suite.Task;

/// The scores of a task, read from a journal as often as they are asked for.
///
/// @param findings which of the trials' findings are read
/// @param opening  opens the journal, hands it over and closes it
record JournalScores(String task, Task.Design design, Set<String> findings,
        Consumer<BiConsumer<JournalLines, Held.Latest>> opening) implements Scores {

    @Override
    public void forEach(Consumer<ScoredTrial> consumer) {
        TrialLines.Wanted wanted = new TrialLines.Wanted(design.looksAtAttributes(), findings);
        opening.accept((lines, latest) -> TrialLines.scores(lines, task, latest, wanted, consumer));
    }

    @Override
    public Optional<String> clusteredBy() {
        return design.cluster();
    }
}
