package io.hakari.reports;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.hakari.records.TrialRecord;
import io.hakari.score.Score;

/// The trials of a task that the page shows, and how many there are of each kind.
///
/// @param counts   all trials of the task by what they came to
/// @param shown    the chosen ones, the most interesting first
/// @param compared whether the baseline's trials were there to compare with
record TaskSamples(String task, Map<Outcome, Long> counts, List<Shown> shown, boolean compared) {

    TaskSamples {
        counts = Map.copyOf(counts);
        shown = List.copyOf(shown);
    }

    /// One trial on the page.
    ///
    /// @param before what the baseline scored for the same question
    record Shown(TrialRecord trial, Outcome outcome, Optional<Score> before) {}

    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }
}
