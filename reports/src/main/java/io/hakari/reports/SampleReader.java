package io.hakari.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import io.hakari.records.MetricRecord;
import io.hakari.records.RunRecord;
import io.hakari.records.TaskRecord;
import io.hakari.records.TrialRecord;
import io.hakari.score.Score;

/// Reads journals and keeps only what the page shows: the first trials of each kind for each task.
final class SampleReader {
    /// Of each kind that exists so many are shown before the more interesting kinds take the rest.
    private static final int FAIR_SHARE = 30;

    private final Archive archive;
    private final int mostOfTask;

    SampleReader(Archive archive, int mostOfTask) {
        this.archive = archive;
        this.mostOfTask = mostOfTask;
    }

    /// Return the samples of every task in the order of the suite, and take in the episodes among them.
    List<TaskSamples> read(RunRecord run, Optional<RunRecord> baseline, Episodes episodes) {
        ScoreIndex before = new ScoreIndex();
        baseline.ifPresent(one -> archive.forEachTrial(one, trial -> index(trial, before)));
        Map<String, Kinds> tasks = new LinkedHashMap<>();
        run.tasks().forEach(task -> tasks.put(task.name(), new Kinds(mostOfTask, higherIsBetter(task))));
        archive.forEachTrial(run, trial -> {
            episodes.add(trial);
            Kinds kinds = tasks.get(trial.task());
            if (kinds != null) {
                kinds.add(trial, Outcome.of(trial.score(), before.get(trial), kinds.higherIsBetter));
            }
        });
        Map<String, Score> earlier = new HashMap<>();
        baseline.ifPresent(one -> lookUp(one, tasks, earlier));
        List<TaskSamples> samples = new ArrayList<>();
        tasks.forEach((name, kinds) -> samples.add(new TaskSamples(name, kinds.counts(), kinds.chosen(earlier),
                baseline.isPresent())));
        return samples;
    }

    private static void index(TrialRecord trial, ScoreIndex scores) {
        if (trial.score() instanceof Score.Scored(double value, _)) {
            scores.put(trial, value);
        }
    }

    /// Read the baseline once more for its answers to what is shown.
    private void lookUp(RunRecord baseline, Map<String, Kinds> tasks, Map<String, Score> earlier) {
        TreeSet<String> wanted = new TreeSet<>();
        tasks.values().forEach(kinds -> kinds.chosen(Map.of()).forEach(shown -> wanted.add(key(shown.trial()))));
        archive.forEachTrial(baseline, trial -> {
            if (wanted.contains(key(trial))) {
                earlier.put(key(trial), trial.score());
            }
        });
    }

    private static String key(TrialRecord trial) {
        return trial.task() + '/' + trial.trial().sample().id() + '/' + trial.trial().attempt();
    }

    private static boolean higherIsBetter(TaskRecord task) {
        return task.metrics().stream().findFirst().map(MetricRecord::higherIsBetter).orElse(true);
    }

    /// The trials of one task by kind, of each the first in the dataset's order.
    private static final class Kinds {
        private static final Comparator<TrialRecord> DATASET_ORDER = Comparator.comparingLong(TrialRecord::ordinal)
                .thenComparingInt(trial -> trial.trial().attempt());

        private final int most;
        private final boolean higherIsBetter;
        private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        private final Map<Outcome, TreeSet<TrialRecord>> first = new EnumMap<>(Outcome.class);

        Kinds(int most, boolean higherIsBetter) {
            this.most = most;
            this.higherIsBetter = higherIsBetter;
        }

        void add(TrialRecord trial, Outcome outcome) {
            counts.merge(outcome, 1L, Long::sum);
            TreeSet<TrialRecord> kept = first.computeIfAbsent(outcome, _ -> new TreeSet<>(DATASET_ORDER));
            kept.add(trial);
            if (kept.size() > most) {
                kept.pollLast();
            }
        }

        Map<Outcome, Long> counts() {
            return counts;
        }

        List<TaskSamples.Shown> chosen(Map<String, Score> earlier) {
            Map<Outcome, Integer> shares = shares();
            List<TaskSamples.Shown> chosen = new ArrayList<>();
            first.forEach((outcome, trials) -> trials.stream().limit(shares.getOrDefault(outcome, 0))
                    .forEach(trial -> chosen.add(new TaskSamples.Shown(trial, outcome,
                            Optional.ofNullable(earlier.get(key(trial)))))));
            return chosen;
        }

        /// Give every kind its fair share, then the rest to the kinds in their order of interest.
        private Map<Outcome, Integer> shares() {
            Map<Outcome, Integer> shares = new EnumMap<>(Outcome.class);
            int fair = Math.min(FAIR_SHARE, most / Outcome.values().length);
            int left = most;
            for (Map.Entry<Outcome, TreeSet<TrialRecord>> kind : first.entrySet()) {
                int share = Math.min(fair, kind.getValue().size());
                shares.put(kind.getKey(), share);
                left -= share;
            }
            for (Map.Entry<Outcome, TreeSet<TrialRecord>> kind : first.entrySet()) {
                int share = shares.getOrDefault(kind.getKey(), 0);
                int more = Math.min(left, kind.getValue().size() - share);
                shares.put(kind.getKey(), share + more);
                left -= more;
            }
            return shares;
        }
    }
}
