package io.hakari.reports;

import static io.hakari.reports.Phrase.both;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.hakari.records.RunHeader;
import io.hakari.records.RunRecord;
import io.hakari.records.TaskRecord;
import io.hakari.records.TaskSettings;

/// What of the measuring changed between two runs that stand beside each other: a step there need not be the model's.
///
/// @param run        the later run's id
/// @param checkpoint its checkpoint
/// @param what       one for each thing that changed
record MeasuringChange(String run, String checkpoint, List<Phrase> what) {
    private static final String ENGINE = "engine";

    MeasuringChange {
        what = List.copyOf(what);
    }

    /// Return what changed from one run to the next; empty when both were measured alike.
    static Optional<MeasuringChange> between(RunRecord before, RunRecord after) {
        List<Phrase> what = new ArrayList<>();
        suite(before.header(), after.header(), what);
        tasks(before, after, what);
        software(before.header(), after.header(), what);
        moved(both("ランナー", "runner"), Optional.of(before.header().runner()), Optional.of(after.header().runner()),
                what);
        moved(both("推論エンジン", "engine"), property(before), property(after), what);
        return what.isEmpty()
                ? Optional.empty()
                : Optional.of(new MeasuringChange(after.header().id(), after.header().checkpoint().name(), what));
    }

    /// Return whether a task was asked the same questions in the same way, so that its points may be joined.
    static boolean asksAlike(RunRecord one, RunRecord other, String task) {
        return samples(one, task).equals(samples(other, task)) && settings(one, task).equals(settings(other, task));
    }

    /// Return whether anything changed that could move this task's numbers.
    static boolean touches(RunRecord before, RunRecord after, String task) {
        return !(asksAlike(before, after, task) && before.header().software().equals(after.header().software())
                && before.header().runner().equals(after.header().runner())
                && property(before).equals(property(after)));
    }

    private static void suite(RunHeader before, RunHeader after, List<Phrase> what) {
        if (!before.suiteVersion().equals(after.suiteVersion())) {
            moved(both("スイートの版", "suite version"), Optional.of(before.suiteVersion()),
                    Optional.of(after.suiteVersion()), what);
        } else if (!before.suiteDigest().equals(after.suiteDigest())) {
            what.add(both("スイートの内容（版は同じ）", "the suite’s content, under the same version"));
        }
    }

    private static void tasks(RunRecord before, RunRecord after, List<Phrase> what) {
        List<String> questions = new ArrayList<>();
        List<String> ways = new ArrayList<>();
        Set<String> common = new HashSet<>(names(before));
        common.retainAll(names(after));
        for (String task : new TreeSet<>(common)) {
            if (!samples(before, task).equals(samples(after, task))) {
                questions.add(task);
            }
            if (!settings(before, task).equals(settings(after, task))) {
                ways.add(task);
            }
        }
        if (!questions.isEmpty()) {
            what.add(both("問題：" + String.join("、", questions), "questions of " + String.join(", ", questions)));
        }
        if (!ways.isEmpty()) {
            what.add(both("タスクの設定：" + String.join("、", ways), "settings of " + String.join(", ", ways)));
        }
    }

    private static void software(RunHeader before, RunHeader after, List<Phrase> what) {
        Set<String> names = new TreeSet<>(before.software().keySet());
        names.addAll(after.software().keySet());
        for (String name : names) {
            moved(Phrase.same(name), Optional.ofNullable(before.software().get(name)),
                    Optional.ofNullable(after.software().get(name)), what);
        }
    }

    private static void moved(Phrase name, Optional<String> from, Optional<String> to, List<Phrase> what) {
        if (!from.equals(to)) {
            String change = " " + from.orElse("–") + " → " + to.orElse("–");
            what.add(both(name.japanese() + change, name.english() + change));
        }
    }

    private static Optional<String> property(RunRecord run) {
        return Optional.ofNullable(run.header().checkpoint().properties().get(ENGINE));
    }

    private static Set<String> names(RunRecord run) {
        return Set.copyOf(run.tasks().stream().map(TaskRecord::name).toList());
    }

    private static Optional<String> samples(RunRecord run, String task) {
        return run.tasks().stream().filter(one -> one.name().equals(task)).findFirst().map(TaskRecord::samplesDigest);
    }

    private static Optional<TaskSettings> settings(RunRecord run, String task) {
        return run.header().tasks().stream().filter(one -> one.name().equals(task)).findFirst();
    }
}
