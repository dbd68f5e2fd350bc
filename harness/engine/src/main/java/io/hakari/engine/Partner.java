package io.hakari.engine;

import java.util.Optional;
import java.util.function.Function;

import io.hakari.metric.Scores;

/// What another run has to set beside the scores of one task.
sealed interface Partner {

    /// There is no other run.
    record Absent() implements Partner {}

    /// There is one, and it cannot stand beside this run.
    record Unfit(String reason) implements Partner {}

    /// The same samples, asked in the same way.
    record Fit(Scores scores) implements Partner {}

    /// Compare with its scores, if there are any.
    default <T> Optional<T> compare(Function<Scores, Optional<T>> comparison) {
        return switch (this) {
            case Absent _,Unfit _ -> Optional.empty();
            case Fit(Scores scores) -> comparison.apply(scores);
        };
    }

    /// Return why it cannot stand beside this run.
    default Optional<String> flaw() {
        return this instanceof Unfit(String reason) ? Optional.of(reason) : Optional.empty();
    }
}
