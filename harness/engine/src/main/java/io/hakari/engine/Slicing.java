package io.hakari.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.suite.Task;

/// The scores of a task by the values of the attributes that it slices by.
///
/// They are held in memory, once for each attribute, because reading the journal again for every value would take longer
/// than asking did.
final class Slicing {
    private static final int MOST_VALUES = 1000;

    private final Task task;
    private final Map<String, Map<String, Part>> parts = new TreeMap<>();

    private Slicing(Task task) {
        this.task = task;
        task.design().slices().forEach(attribute -> parts.put(attribute, new TreeMap<>()));
    }

    /// Read the scores once.
    ///
    /// @throws IllegalArgumentException when a sample lacks an attribute that the task slices or clusters by
    static Slicing of(Task task, Scores scores) {
        Slicing slicing = new Slicing(task);
        scores.forEach(slicing::add);
        return slicing;
    }

    /// Return the values of an attribute and the scores of the samples that have them.
    Map<String, Part> by(String attribute) {
        return parts.getOrDefault(attribute, Map.of());
    }

    private void add(ScoredTrial trial) {
        task.design().cluster().ifPresent(attribute -> value(trial, attribute, "clustered"));
        parts.forEach((attribute, byValue) -> {
            String value = value(trial, attribute, "sliced");
            byValue.computeIfAbsent(value, _ -> new Part(new ArrayList<>(), task.design().cluster())).trials()
                    .add(trial);
            if (byValue.size() > MOST_VALUES) {
                throw new IllegalArgumentException("attribute [" + attribute + "] has more than " + MOST_VALUES
                        + " values; slice by one that groups the samples");
            }
        });
    }

    private String value(ScoredTrial trial, String attribute, String use) {
        return Optional.ofNullable(trial.attributes().get(attribute))
                .orElseThrow(
                        () -> new IllegalArgumentException("it is " + use + " by [" + attribute + "], which sample ["
                                + trial.sampleId() + "] lacks; give every sample that attribute"));
    }

    /// The scores of some samples.
    record Part(List<ScoredTrial> trials, Optional<String> clusteredBy) implements Scores {

        @Override
        public void forEach(Consumer<ScoredTrial> consumer) {
            trials.forEach(consumer);
        }
    }
}
