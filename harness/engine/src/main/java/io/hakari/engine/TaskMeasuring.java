package io.hakari.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.Scores;
import io.hakari.suite.Task;

/// Adds up the scores of one task by its metrics: as a whole, by slices, and against other runs.
final class TaskMeasuring {
    private final Task task;
    private final Scores scores;
    private final Comparing.Partners partners;

    TaskMeasuring(Task task, Scores scores, Comparing.Partners partners) {
        this.task = task;
        this.scores = scores;
        this.partners = partners;
    }

    List<Measured> measure() {
        if (!task.design().looksAtAttributes()) {
            return task.metrics().stream().map(metric -> measure(metric, List.of())).toList();
        }
        Slicing now = Slicing.of(task, scores);
        Optional<Slicing> before = task.design().slices().isEmpty()
                ? Optional.empty()
                : partners.baseline().compare(baseline -> Optional.of(Slicing.of(task, baseline)));
        return task.metrics().stream().map(metric -> measure(metric, slices(metric, now, before))).toList();
    }

    /// Return the name by which gates know a metric.
    static String fullName(Task task, Metric metric) {
        return task.name() + "/" + metric.name();
    }

    private Measured measure(Metric metric, List<Measured.Slice> slices) {
        Optional<Measurement> value = metric.measure(scores);
        Optional<Measurement> change = partners.baseline().compare(before -> metric.change(scores, before));
        Optional<Measurement> previous = partners.previous().equals(partners.baseline())
                ? change
                : partners.previous().compare(before -> metric.change(scores, before));
        return new Measured(fullName(task, metric), metric.higherIsBetter(), metric.confidence(), value,
                new Measured.Changes(change, previous, partners.baseline().flaw()), slices);
    }

    private List<Measured.Slice> slices(Metric metric, Slicing now, Optional<Slicing> before) {
        List<Measured.Slice> slices = new ArrayList<>();
        for (String attribute : task.design().slices()) {
            Map<String, Slicing.Part> then = before.map(slicing -> slicing.by(attribute)).orElse(Map.of());
            now.by(attribute).forEach((value, part) -> slices.add(new Measured.Slice(attribute, value,
                    metric.measure(part), Optional.ofNullable(then.get(value))
                            .flatMap(partner -> metric.change(part, partner)))));
        }
        return slices;
    }
}
