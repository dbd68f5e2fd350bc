package io.hakari.metric;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Scores that are made of others, trial by trial.
record MappedScores(Scores scores, Function<ScoredTrial, Optional<ScoredTrial>> made) implements Scores {

    @Override
    public void forEach(Consumer<ScoredTrial> consumer) {
        scores.forEach(trial -> made.apply(trial).ifPresent(consumer));
    }

    @Override
    public Optional<String> clusteredBy() {
        return scores.clusteredBy();
    }
}
