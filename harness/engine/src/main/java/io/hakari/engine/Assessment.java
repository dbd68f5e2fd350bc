package io.hakari.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.hakari.gate.Finding;
import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.Scores;
import io.hakari.records.JournalException;
import io.hakari.records.MetricRecord;
import io.hakari.records.TaskRecord;
import io.hakari.suite.Task;

/// What the scores of one task add up to.
///
/// @param findings by full metric name; none when the task has an error, so that no gate rests on half a task
record Assessment(TaskRecord record, Map<String, Finding> findings, Tally tally, int repeated) {

    /// Measure a task whose samples were all asked.
    static Assessment of(TaskRun run, Scores scores, Optional<Baseline> baseline) {
        Task task = run.task();
        Tally tally = Tally.of(scores);
        Optional<String> error = run.error().or(() -> nothingScored(task, tally));
        List<MetricRecord> metrics = new ArrayList<>();
        Map<String, Finding> findings = new TreeMap<>();
        if (error.isEmpty()) {
            try {
                for (Metric metric : task.metrics()) {
                    Optional<Measurement> value = metric.measure(scores);
                    Optional<Measurement> change = baseline
                            .flatMap(before -> metric.change(scores, before.scores(task.name())));
                    value.ifPresent(measured -> findings.put(fullName(task, metric),
                            new Finding(measured, change, metric.higherIsBetter())));
                    metrics.add(new MetricRecord(fullName(task, metric), metric.higherIsBetter(),
                            value.map(one -> one.at(metric.confidence())),
                            change.map(one -> one.at(metric.confidence()))));
                }
            } catch (JournalException e) {
                throw e;
            } catch (RuntimeException e) {
                error = Optional.of("task [" + task.name() + "] could not be measured: " + Reasons.of(e));
            }
        }
        if (error.isPresent()) {
            metrics.clear();
            findings.clear();
            task.metrics().forEach(metric -> metrics.add(unmeasured(task, metric)));
        }
        return new Assessment(
                new TaskRecord(task.name(), run.samplesDigest(), tally.scored(), tally.unscored(), metrics,
                        error),
                findings, tally, run.repeated());
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

    private static MetricRecord unmeasured(Task task, Metric metric) {
        return new MetricRecord(fullName(task, metric), metric.higherIsBetter(), Optional.empty(), Optional.empty());
    }

    private static String fullName(Task task, Metric metric) {
        return task.name() + "/" + metric.name();
    }
}
