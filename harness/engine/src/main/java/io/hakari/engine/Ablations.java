package io.hakari.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import io.hakari.metric.Estimate;
import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.Scores;
import io.hakari.procedure.Ablation;
import io.hakari.records.AblationRecord;
import io.hakari.records.Journal;
import io.hakari.suite.Task;

/// Sets what a task scored with something taken from its media beside what it scored with everything to see.
final class Ablations {
    /// Among dozens of tasks one is often above chance at 95 %.
    private static final double SURE = 0.98;

    private final Journal journal;
    private final double share;

    /// @param share of the samples that were asked so far
    Ablations(Journal journal, double share) {
        this.journal = journal;
        this.share = share;
    }

    /// Return all assessments, those of ablations with what they say of their tasks.
    List<Assessment> among(List<Assessment> assessments, List<TaskRun> runs) {
        List<Assessment> compared = new ArrayList<>();
        for (int i = 0; i < assessments.size(); i++) {
            Assessment one = assessments.get(i);
            OptionalDouble chance = runs.get(i).chance();
            compared.add(one.task().ablation()
                    .map(ablating -> one.ablated(record(one, ablating, whole(assessments, ablating), chance)))
                    .orElse(one));
        }
        return compared;
    }

    private static Optional<Assessment> whole(List<Assessment> assessments, Task.Ablating ablating) {
        return assessments.stream().filter(one -> one.task().name().equals(ablating.task())).findFirst();
    }

    private AblationRecord record(Assessment asked, Task.Ablating ablating, Optional<Assessment> whole,
            OptionalDouble chance) {
        Optional<Estimate> worth = whole.filter(Ablations::isMeasured).filter(_ -> isMeasured(asked))
                .flatMap(task -> worth(task.task(), asked.task()));
        return new AblationRecord(ablating.task(), ablating.taken().key(), asked.record(), worth, chance,
                ablating.taken() == Ablation.NO_MEDIA && leaks(asked, chance));
    }

    private static boolean isMeasured(Assessment assessment) {
        return assessment.record().error().isEmpty();
    }

    /// The samples of the ablation are compared, whichever they are, and no others.
    private Optional<Estimate> worth(Task whole, Task ablated) {
        Metric metric = ablated.metrics().getFirst();
        Scores less = scores(ablated);
        Set<String> asked = new HashSet<>();
        less.forEach(trial -> asked.add(trial.sampleId()));
        return metric.change(Places.among(scores(whole), asked), less).map(change -> change.at(metric.confidence()));
    }

    private Scores scores(Task task) {
        return Places.within(journal.scores(task.name(), task.design(), task.findings()), share);
    }

    /// Both ends of the interval have half of the error rate, so that the lower one alone is wrong in 1 of 100.
    private static boolean leaks(Assessment asked, OptionalDouble chance) {
        Optional<Measurement> value = asked.measured().getFirst().value();
        return chance.isPresent() && value.isPresent() && value.get().at(SURE).lower() > chance.getAsDouble();
    }
}
