package io.hakari.engine;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.sample.Portion;

/// The scores of some of the samples.
final class Places {
    private Places() {
    }

    /// Return the scores of a share of the samples, as `Portion` tells them apart.
    static Scores within(Scores scores, double share) {
        return share >= 1 ? scores : new Part(scores, id -> Portion.holds(id, share));
    }

    /// Return the scores of the samples with these ids.
    static Scores among(Scores scores, Set<String> ids) {
        return new Part(scores, ids::contains);
    }

    private record Part(Scores scores, Predicate<String> holds) implements Scores {

        @Override
        public void forEach(Consumer<ScoredTrial> consumer) {
            scores.forEach(trial -> {
                if (holds.test(trial.sampleId())) {
                    consumer.accept(trial);
                }
            });
        }

        @Override
        public Optional<String> clusteredBy() {
            return scores.clusteredBy();
        }
    }
}
