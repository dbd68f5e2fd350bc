package io.hakari.engine;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import io.hakari.metric.Scores;
import io.hakari.sample.Portion;

/// The scores of some of the samples.
final class Places {
    private Places() {
    }

    /// Return the scores of a share of the samples, as `Portion` tells them apart.
    static Scores within(Scores scores, double share) {
        return share >= 1 ? scores : part(scores, id -> Portion.holds(id, share));
    }

    /// Return the scores of the samples with these ids.
    static Scores among(Scores scores, Set<String> ids) {
        return part(scores, ids::contains);
    }

    private static Scores part(Scores scores, Predicate<String> holds) {
        return scores.mapped(trial -> Optional.of(trial).filter(one -> holds.test(one.sampleId())));
    }
}
