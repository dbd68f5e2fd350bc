package io.hakari.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.hakari.exchange.Request;
import io.hakari.exchange.Sampling;
import io.hakari.records.NoiseRecord.Changes;
import io.hakari.records.RunRecord;
import io.hakari.records.Runs;
import io.hakari.records.TrialRecord;
import io.hakari.score.Score;

/// Which trials differed between runs that asked the same.
final class Repetition {
    private final Map<Key, Seen> first = new HashMap<>();
    private boolean sampled;

    private Repetition() {
    }

    /// Compare runs trial by trial; later ones with the first.
    static Repetition of(Runs runs, List<RunRecord> records) {
        Repetition repetition = new Repetition();
        records.forEach(record -> runs.forEachTrial(record, repetition::add));
        return repetition;
    }

    /// Return whether a trial asked for tokens that are drawn, so that seeds matter.
    boolean sampled() {
        return sampled;
    }

    /// Return the changes of all tasks.
    Changes changes() {
        return changes(first.values().stream().toList());
    }

    /// Return the trials of a task whose answer or score changed.
    long changed(String task) {
        return ofTask(task).stream().filter(seen -> seen.answer || seen.score).count();
    }

    /// Return how many trials a task has.
    long trials(String task) {
        return ofTask(task).size();
    }

    private List<Seen> ofTask(String task) {
        return first.entrySet().stream().filter(entry -> entry.getKey().task.equals(task)).map(Map.Entry::getValue)
                .toList();
    }

    private static Changes changes(List<Seen> trials) {
        return new Changes(trials.size(), trials.stream().filter(seen -> seen.response).count(),
                trials.stream().filter(seen -> seen.answer).count(),
                trials.stream().filter(seen -> seen.score).count());
    }

    private void add(TrialRecord record) {
        sampled |= record.trial().exchanges().stream().anyMatch(
                exchange -> exchange.request() instanceof Request.Write(var _, var _, int _, Sampling sampling)
                        && sampling instanceof Sampling.Random);
        Key key = new Key(record.task(), record.ordinal(), record.trial().attempt());
        Seen seen = first.putIfAbsent(key, new Seen(record));
        if (seen != null) {
            seen.compare(record);
        }
    }

    private record Key(String task, long ordinal, int attempt) {}

    /// What the first run said to a sample, and whether another said otherwise.
    private static final class Seen {
        private final List<?> responses;
        private final Score firstScore;
        private boolean response;
        private boolean answer;
        private boolean score;

        Seen(TrialRecord record) {
            responses = responses(record);
            firstScore = record.score();
        }

        void compare(TrialRecord record) {
            response |= !responses.equals(responses(record));
            answer |= !Objects.equals(answer(firstScore), answer(record.score()));
            score |= !Objects.equals(value(firstScore), value(record.score()));
        }

        private static List<?> responses(TrialRecord record) {
            return record.trial().exchanges().stream().map(exchange -> exchange.response()).toList();
        }

        private static String answer(Score score) {
            return switch (score) {
                case Score.Scored(double _, String answer) -> answer;
                case Score.Unscored _ -> "";
            };
        }

        /// Not a number when there is no score.
        private static Double value(Score score) {
            return switch (score) {
                case Score.Scored(double value, String _) -> value;
                case Score.Unscored _ -> Double.NaN;
            };
        }
    }
}
