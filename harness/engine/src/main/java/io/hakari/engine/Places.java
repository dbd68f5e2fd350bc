package io.hakari.engine;

import java.util.Optional;
import java.util.function.Consumer;

import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.sample.Portion;

/// The scores of a share of the samples, as `Portion` tells them apart.
final class Places {
    private Places() {
    }

    /// Return the scores of a share of the samples.
    static Scores within(Scores scores, double share) {
        return share >= 1 ? scores : new Part(scores, share);
    }

    private record Part(Scores scores, double share) implements Scores {

        @Override
        public void forEach(Consumer<ScoredTrial> consumer) {
            scores.forEach(trial -> {
                if (Portion.holds(trial.sampleId(), share)) {
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
