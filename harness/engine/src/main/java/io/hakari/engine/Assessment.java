package io.hakari.engine;

import java.util.List;
import java.util.Optional;

import io.hakari.metric.Scores;
import io.hakari.records.JournalException;
import io.hakari.records.MetricRecord;
import io.hakari.records.TaskRecord;
import io.hakari.suite.Task;

/// What the scores of one task add up to.
///
/// @param measured one for each metric; when the task has an error nothing, so that no gate rests on half a task
/// @param repeated how many contents the dataset holds more than once
record Assessment(Task task, TaskRecord record, List<Measured> measured, Tally tally, int repeated) {

    Assessment {
        measured = List.copyOf(measured);
    }

    /// Measure a task whose samples were all asked, as far as this look goes.
    static Assessment of(TaskRun run, Scores scores, Comparing comparing) {
        Task task = run.task();
        Tally tally = Tally.of(scores);
        String digest = run.samplesDigest();
        Optional<String> error = run.error().or(() -> nothingScored(task, tally));
        if (error.isPresent()) {
            return broken(run, digest, tally, error.get());
        }
        try {
            List<Measured> measured = new TaskMeasuring(task, scores, comparing.of(task, digest, run.share()))
                    .measure().stream().map(comparing.noise()::widened).toList();
            List<MetricRecord> metrics = measured.stream().map(Measured::record).toList();
            return new Assessment(task, new TaskRecord(task.name(), digest, tally.scored(), tally.unscored(), metrics,
                    Optional.empty(), tally.media()), measured, tally, run.repeated());
        } catch (JournalException e) {
            throw e;
        } catch (RuntimeException e) {
            return broken(run, digest, tally, "task [" + task.name() + "] could not be measured: " + Reasons.of(e));
        }
    }

    private static Assessment broken(TaskRun run, String digest, Tally tally, String error) {
        Task task = run.task();
        List<Measured> nothing = task.metrics().stream().map(metric -> Measured
                .nothing(TaskMeasuring.fullName(task, metric), metric.higherIsBetter(), metric.confidence())).toList();
        return new Assessment(task,
                new TaskRecord(task.name(), digest, tally.scored(), tally.unscored(),
                        nothing.stream().map(Measured::record).toList(), Optional.of(error), tally.media()),
                nothing, tally, run.repeated());
    }

    private static Optional<String> nothingScored(Task task, Tally tally) {
        if (tally.scored() > 0) {
            return Optional.empty();
        }
        if (tally.unscored() == 0) {
            return Optional.of("task [" + task.name() + "] has no samples: dataset [" + task.dataset().name()
                    + "] is empty");
        }
        return Optional.of("task [" + task.name() + "] has no score for any of its " + tally.unscored()
                + " samples, most often because: " + tally.reasons().getFirst().words());
    }
}
