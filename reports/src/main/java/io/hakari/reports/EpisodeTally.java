package io.hakari.reports;

import java.util.EnumMap;
import java.util.Map;

/// How often each outcome came.
final class EpisodeTally {
    private final Map<EpisodeOutcome, Long> counts = new EnumMap<>(EpisodeOutcome.class);

    void add(EpisodeOutcome outcome) {
        counts.merge(outcome, 1L, Long::sum);
    }

    long count(EpisodeOutcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Return how many say something of the policy.
    long valid() {
        return all() - count(EpisodeOutcome.INVALID);
    }

    long unsafe() {
        return count(EpisodeOutcome.UNSAFE_SUCCESS) + count(EpisodeOutcome.UNSAFE_FAIL);
    }
}
