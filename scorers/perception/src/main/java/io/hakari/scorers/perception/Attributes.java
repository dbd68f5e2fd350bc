package io.hakari.scorers.perception;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;

/// What metrics ask of the samples behind scores.
final class Attributes {
    private Attributes() {
    }

    /// Return an attribute of a trial's sample.
    ///
    /// @throws IllegalArgumentException when the sample has none, or the task did not ask for attributes
    static String of(ScoredTrial trial, String attribute) {
        String value = trial.attributes().get(attribute);
        if (value == null) {
            throw new IllegalArgumentException("sample [" + trial.sampleId() + "] has no attribute [" + attribute
                    + "], which a metric of its task goes by; give it one, and say slicedBy(\"" + attribute
                    + "\") or clusteredBy(\"" + attribute + "\") in the task");
        }
        return value;
    }

    /// Return scores one by one as something makes them; a trial that it makes nothing of is left out.
    static Scores mapped(Scores scores, Function<ScoredTrial, Optional<ScoredTrial>> made) {
        return new Scores() {
            @Override
            public void forEach(Consumer<ScoredTrial> consumer) {
                scores.forEach(trial -> made.apply(trial).ifPresent(consumer));
            }

            @Override
            public Optional<String> clusteredBy() {
                return scores.clusteredBy();
            }
        };
    }
}
