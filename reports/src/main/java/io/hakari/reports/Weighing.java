package io.hakari.reports;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.hakari.gate.Importance;
import io.hakari.gate.Terms;
import io.hakari.metric.Estimate;
import io.hakari.records.BaselineRecord;
import io.hakari.records.GateRecord;
import io.hakari.records.Judgement;
import io.hakari.records.LookRecord;
import io.hakari.records.MetricRecord;
import io.hakari.records.RunRecord;
import io.hakari.records.TaskRecord;

/// All that a page says: a run, what it is drawn with, and its samples.
///
/// @param baseline the baseline's record, if the folder has it
/// @param episodes the robot's episodes among the trials
/// @param intact   whether the run's journal is what was sealed
record Weighing(RunRecord run, Optional<RunRecord> baseline, History history, List<TaskSamples> samples,
        Episodes episodes, boolean intact) {

    Weighing {
        samples = List.copyOf(samples);
    }

    static Weighing read(Archive archive, RunRecord run, int mostOfTask) {
        List<RunRecord> sealed = archive.sealed();
        Optional<RunRecord> baseline = run.judgement().flatMap(Judgement::baseline).map(BaselineRecord::run)
                .flatMap(id -> sealed.stream().filter(one -> one.header().id().equals(id)).findFirst());
        boolean intact = archive.intact(run);
        // What a changed journal says is not what was weighed: its samples stay out of the page.
        Episodes episodes = new Episodes();
        List<TaskSamples> samples = intact
                ? new SampleReader(archive, mostOfTask).read(run, baseline.filter(archive::intact), episodes)
                : List.of();
        return new Weighing(run, baseline, History.of(run, baseline, sealed), samples, episodes, intact);
    }

    Standing standing() {
        return Standing.of(run);
    }

    List<GateRecord> gates() {
        return run.judgement().map(Judgement::gates).orElse(List.of());
    }

    List<GateRecord> gates(Standing standing) {
        return gates().stream().filter(gate -> Standing.of(gate.verdict()) == standing).toList();
    }

    /// Return the gates that decide: all that are not for information only.
    List<GateRecord> deciding() {
        return gates().stream().filter(gate -> gate.importance() != Importance.ADVISORY).toList();
    }

    /// Return the deciding gates of one verdict that nobody waived.
    List<GateRecord> blocking(Standing standing) {
        return deciding().stream().filter(gate -> gate.waiver().isEmpty())
                .filter(gate -> Standing.of(gate.verdict()) == standing).toList();
    }

    List<GateRecord> waived() {
        return deciding().stream().filter(gate -> gate.waiver().isPresent()).toList();
    }

    /// Return the terms that the gates decided by: those of the last look, which spends a part of the policy's.
    Terms terms() {
        Terms all = run.header().policy().terms();
        List<LookRecord> looks = looks();
        return looks.isEmpty() || looks.getLast().alphaPass() <= 0 || looks.getLast().alphaFail() <= 0
                ? all
                : all.spending(looks.getLast().alphaPass(), looks.getLast().alphaFail());
    }

    List<LookRecord> looks() {
        return run.judgement().map(Judgement::looks).orElse(List.of());
    }

    Optional<MetricRecord> metric(String name) {
        return Stream.concat(run.tasks().stream().flatMap(task -> task.metrics().stream()), run.summaries().stream())
                .filter(one -> one.name().equals(name)).findFirst();
    }

    boolean isBaseline(RunRecord other) {
        return run.judgement().flatMap(Judgement::baseline).filter(one -> one.run().equals(other.header().id()))
                .isPresent();
    }

    long unscored() {
        return run.tasks().stream().mapToLong(TaskRecord::unscored).sum();
    }

    /// Return the metrics whose change against the baseline has an interval without zero.
    List<MetricRecord> moved(boolean better) {
        return run.tasks().stream().flatMap(task -> task.metrics().stream())
                .filter(metric -> metric.change().filter(change -> moved(change, metric.higherIsBetter() == better))
                        .isPresent())
                .toList();
    }

    /// Return the place of a metric's task in the suite, by which its part of the page is named.
    int place(String metric) {
        for (int i = 0; i < run.tasks().size(); i++) {
            if (metric.startsWith(run.tasks().get(i).name() + "/")) {
                return i;
            }
        }
        return -1;
    }

    private static boolean moved(Estimate change, boolean upwards) {
        return upwards ? change.lower() > 0 : change.upper() < 0;
    }
}
