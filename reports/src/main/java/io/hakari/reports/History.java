package io.hakari.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import io.hakari.records.MetricRecord;
import io.hakari.records.RunRecord;
import io.hakari.records.TaskRecord;

/// The runs that a candidate is drawn with: one for each checkpoint, in the order of training.
///
/// @param runs    the runs in order, the candidate among them
/// @param apart   whether the candidate stands after the line and is no part of it: it has no step of its own
/// @param bySteps whether the order is that of the training steps; else it is that of time
/// @param leftOut the runs, or some of their tasks, that cannot be compared, each with its reason
record History(List<RunRecord> runs, boolean apart, boolean bySteps, List<LeftOut> leftOut) {
    static final String STEP = "step";

    History {
        runs = List.copyOf(runs);
        leftOut = List.copyOf(leftOut);
    }

    /// A run that is not drawn, or not in every chart, and why.
    record LeftOut(String run, Phrase reason) {}

    /// Choose among all sealed runs, which come oldest first.
    static History of(RunRecord candidate, Optional<RunRecord> baseline, List<RunRecord> sealed) {
        List<LeftOut> leftOut = new ArrayList<>();
        List<RunRecord> others = new ArrayList<>();
        Set<String> drawn = new HashSet<>(Set.of(candidate.header().checkpoint().digest()));
        baseline.filter(run -> isSame(run, sealed)).filter(run -> asksTheSame(run, candidate, leftOut))
                .ifPresent(run -> {
                    others.add(run);
                    drawn.add(run.header().checkpoint().digest());
                });
        for (boolean alike : new boolean[]{true, false}) {
            for (RunRecord run : sealed.reversed()) {
                if (run.header().suite().equals(candidate.header().suite()) && !isNamed(run, candidate, baseline)
                        && asksAlike(run, candidate) == alike && asksTheSame(run, candidate, leftOut)) {
                    if (drawn.add(run.header().checkpoint().digest())) {
                        others.add(run);
                    } else {
                        leftOut.add(new LeftOut(run.header().id(), Phrase.both("同じチェックポイントの別の記録を使用",
                                "another run of the same checkpoint is shown")));
                    }
                }
            }
        }
        return ordered(candidate, others, leftOut);
    }

    /// Return what a run measured, on whatever questions.
    static Optional<MetricRecord> metric(RunRecord run, String task, String metric) {
        return task(run, task).flatMap(found -> found.metrics().stream().filter(one -> one.name().equals(metric))
                .findFirst());
    }

    private static boolean isNamed(RunRecord run, RunRecord candidate, Optional<RunRecord> baseline) {
        String id = run.header().id();
        return id.equals(candidate.header().id()) || baseline.filter(one -> one.header().id().equals(id)).isPresent();
    }

    private static boolean isSame(RunRecord run, List<RunRecord> sealed) {
        return sealed.stream().anyMatch(one -> one.header().id().equals(run.header().id()));
    }

    /// Return whether a run asked every question of the candidate in the same way; one that did not is drawn apart from
    /// the line, and only where nothing better is known of its checkpoint.
    private static boolean asksAlike(RunRecord run, RunRecord candidate) {
        return run.header().suiteDigest().equals(candidate.header().suiteDigest()) && candidate.tasks().stream()
                .allMatch(task -> MeasuringChange.asksAlike(run, candidate, task.name()));
    }

    private static boolean asksTheSame(RunRecord run, RunRecord candidate, List<LeftOut> leftOut) {
        List<String> missing = candidate.tasks().stream().map(TaskRecord::name)
                .filter(name -> task(run, name).isEmpty()).toList();
        if (!missing.isEmpty()) {
            leftOut.add(new LeftOut(run.header().id(), Phrase.both("未実施のタスク：" + String.join("、", missing),
                    "did not ask " + String.join(", ", missing))));
        }
        return missing.size() < candidate.tasks().size();
    }

    private static Optional<TaskRecord> task(RunRecord run, String name) {
        return run.tasks().stream().filter(task -> task.name().equals(name)).findFirst();
    }

    private static History ordered(RunRecord candidate, List<RunRecord> others, List<LeftOut> leftOut) {
        boolean bySteps = !others.isEmpty() && others.stream().allMatch(run -> step(run).isPresent());
        OptionalLong own = step(candidate);
        boolean apart = bySteps
                && (own.isEmpty() || others.stream().anyMatch(run -> step(run).equals(own)));
        List<RunRecord> runs = new ArrayList<>(others);
        if (!apart) {
            runs.add(candidate);
        }
        Comparator<RunRecord> byTime = Comparator.comparing((RunRecord run) -> run.header().started())
                .thenComparing(run -> run.header().id());
        runs.sort(bySteps
                ? Comparator.comparingLong((RunRecord run) -> step(run).orElse(0)).thenComparing(byTime)
                : byTime);
        if (apart) {
            runs.add(candidate);
        }
        List<LeftOut> byName = leftOut.stream().sorted(Comparator.comparing(LeftOut::run)).toList();
        return new History(runs, apart, bySteps, byName);
    }

    private static OptionalLong step(RunRecord run) {
        String step = run.header().checkpoint().properties().getOrDefault(STEP, "");
        return step.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(step)) : OptionalLong.empty();
    }
}
