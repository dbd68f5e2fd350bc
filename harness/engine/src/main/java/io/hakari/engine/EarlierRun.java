package io.hakari.engine;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import io.hakari.records.BaselineRecord;
import io.hakari.records.LookRecord;
import io.hakari.records.RunHeader;
import io.hakari.records.RunRecord;
import io.hakari.records.Runs;
import io.hakari.records.TaskRecord;
import io.hakari.records.TaskSettings;
import io.hakari.suite.Task;

/// A sealed run that another is compared with: the baseline, or the run before it in the series.
///
/// It stands beside another only where both asked the same in the same way, whatever the numbers would say.
record EarlierRun(Runs runs, RunRecord run) {
    private static final int DIGITS = 8;

    /// Return its scores of a task, or why they cannot stand beside those of a run.
    Partner beside(RunHeader now, Task task, String samplesDigest, double share) {
        return flaw(now, task.name(), samplesDigest, share)
                .<Partner>map(flaw -> new Partner.Unfit("baseline run [" + run.header().id() + "] " + flaw))
                .orElseGet(() -> new Partner.Fit(
                        Places.within(runs.scores(run, task.name(), task.design(), task.findings()), share)));
    }

    BaselineRecord record() {
        RunHeader header = run.header();
        return new BaselineRecord(header.id(), header.checkpoint().name(), header.checkpoint().digest());
    }

    /// Return the share of the samples that it asked before it was decided.
    private double share() {
        return run.judgement().map(judgement -> judgement.looks().stream().map(LookRecord::share)
                .reduce((_, later) -> later).orElse(1.0)).orElse(1.0);
    }

    private Optional<String> flaw(RunHeader now, String task, String samplesDigest, double share) {
        if (!run.header().suiteDigest().equals(now.suiteDigest())) {
            return Optional.of("was weighed by other settings: " + settings(now) + "; weigh it again on this suite");
        }
        Optional<TaskRecord> then = run.tasks().stream().filter(one -> one.name().equals(task)).findFirst();
        if (then.isEmpty()) {
            return Optional.of("did not ask task [" + task + "]; weigh it again with all tasks");
        }
        if (then.get().error().isPresent()) {
            return Optional.of("could not measure task [" + task + "]: " + then.get().error().get());
        }
        if (!then.get().samplesDigest().equals(samplesDigest)) {
            return Optional.of("was asked other samples of task [" + task + "]: their digest is ["
                    + brief(then.get().samplesDigest()) + "] and not [" + brief(samplesDigest)
                    + "]; weigh it again on this dataset");
        }
        return share() < share
                ? Optional.of(String.format(Locale.ROOT,
                        "was decided after %.0f %% of its samples and this look needs %.0f %%; weigh it in full",
                        100 * share(), 100 * share))
                : Optional.empty();
    }

    /// Return the first of the settings that differ, in words; what settings cannot say in words is in their digest.
    private String settings(RunHeader now) {
        RunHeader then = run.header();
        if (!then.suiteVersion().equals(now.suiteVersion())) {
            return "suite version [" + then.suiteVersion() + "] and not [" + now.suiteVersion() + "]";
        }
        for (TaskSettings task : now.tasks()) {
            Optional<TaskSettings> same = then.tasks().stream().filter(one -> one.name().equals(task.name()))
                    .findFirst();
            if (same.isPresent() && !same.get().equals(task)) {
                return "task [" + task.name() + "] had " + part(same.get(), task);
            }
        }
        return "suite digest [" + brief(then.suiteDigest()) + "] and not [" + brief(now.suiteDigest()) + "]";
    }

    private static String part(TaskSettings then, TaskSettings now) {
        List<String> thens = parts(then);
        List<String> nows = parts(now);
        int first = 0;
        while (Objects.equals(thens.get(first), nows.get(first))) {
            first++;
        }
        return thens.get(first) + " and not " + nows.get(first);
    }

    private static List<String> parts(TaskSettings task) {
        return List.of("dataset [" + task.dataset() + "]", "procedure [" + task.procedure() + "]",
                "scorer [" + task.scorer() + "]", "metrics " + task.metrics(), "design [" + task.design() + "]");
    }

    private static String brief(String digest) {
        return digest.length() <= DIGITS ? digest : digest.substring(0, DIGITS) + "…";
    }
}
