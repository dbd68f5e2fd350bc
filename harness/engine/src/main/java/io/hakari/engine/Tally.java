package io.hakari.engine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.records.MediaRecord;
import io.hakari.score.Score;

/// How many trials of a task were scored, and why the others were not.
///
/// @param reasons the most frequent reason first
/// @param media   of how many it is known that media were seen; empty when none showed any
record Tally(long scored, long unscored, List<Reason> reasons, Optional<MediaRecord> media) {
    /// Reasons may quote model output; more than this many different ones are counted together.
    private static final int MOST_REASONS = 100;
    private static final String OTHERS = "other reasons";

    /// A reason and how many trials it cost.
    record Reason(String words, long trials) {}

    static Tally of(Scores scores) {
        var counting = new Counting();
        scores.forEach(counting::add);
        return new Tally(counting.scored, counting.unscored, counting.reasons(), counting.media());
    }

    private static final class Counting {
        private final Map<String, Long> reasons = new HashMap<>();
        private long scored;
        private long unscored;
        private long shown;
        private long unverified;

        void add(ScoredTrial trial) {
            Optional<String> seen = Optional.ofNullable(trial.findings().get(Eyesight.FINDING));
            shown += seen.isPresent() ? 1 : 0;
            unverified += seen.isPresent() && !seen.get().equals(Eyesight.VERIFIED) ? 1 : 0;
            switch (trial.score()) {
                case Score.Scored _ -> scored++;
                case Score.Unscored(String reason) -> addUnscored(reason);
            }
        }

        private void addUnscored(String reason) {
            unscored++;
            boolean known = reasons.size() < MOST_REASONS || reasons.containsKey(reason);
            reasons.merge(known ? reason : OTHERS, 1L, Long::sum);
        }

        Optional<MediaRecord> media() {
            return shown == 0 ? Optional.empty() : Optional.of(new MediaRecord(shown, unverified));
        }

        List<Reason> reasons() {
            return reasons.entrySet().stream().map(entry -> new Reason(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparingLong(Reason::trials).reversed().thenComparing(Reason::words)).toList();
        }
    }
}
