package io.hakari.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.FileEntry;

import io.hakari.gate.Importance;
import io.hakari.gate.Verdict;
import io.hakari.gate.Waiver;
import io.hakari.records.GateRecord;
import io.hakari.records.Judgement;

/// Tells JUnit what becomes of the tasks and gates of one run.
///
/// A gate that does not pass is a failed test. One that is advisory or waived is an aborted one, for it blocks nothing.
final class Announcing {
    private final EngineExecutionListener listener;
    private final PlannedRun planned;
    private final List<TaskDescriptor> started = new ArrayList<>();

    Announcing(EngineExecutionListener listener, PlannedRun planned) {
        this.listener = listener;
        this.planned = planned;
    }

    /// Tell that a task begins, once, however often it is looked at.
    void begin(TaskDescriptor task) {
        if (!started.contains(task)) {
            started.add(task);
            listener.executionStarted(task);
        }
    }

    /// End the tests that were begun and skip the others.
    void stop(String reason, TestExecutionResult result) {
        started.forEach(task -> listener.executionFinished(task, result));
        for (TestDescriptor child : planned.container().getChildren()) {
            if (!(child instanceof TaskDescriptor task && started.contains(task))) {
                listener.executionSkipped(child, reason);
            }
        }
    }

    void finish(List<TaskRun> tasks, Weighed weighed) {
        for (int i = 0; i < tasks.size(); i++) {
            TaskDescriptor task = tasks.get(i).descriptor();
            Assessment assessment = weighed.tasks().get(i);
            listener.reportingEntryPublished(task, Entries.of(assessment));
            listener.executionFinished(task, assessment.record().error().map(error -> result(assessment, error))
                    .orElseGet(TestExecutionResult::successful));
        }
    }

    /// A model that says nothing sensible without anything to see has done nothing wrong.
    private static TestExecutionResult result(Assessment assessment, String error) {
        return assessment.ablation().isPresent()
                ? TestExecutionResult.aborted(new Told(error))
                : TestExecutionResult.failed(new Told(error));
    }

    /// Return the result of the container: it fails when the run does not pass and no single gate says so.
    TestExecutionResult finish(Judgement judgement) {
        boolean gateFailed = false;
        for (GateDescriptor gate : planned.gates()) {
            GateRecord record = judgement.gates().stream().filter(one -> one.rule().equals(gate.gate().rule()))
                    .findFirst().orElseThrow();
            TestExecutionResult result = result(record);
            gateFailed |= result.getStatus() == TestExecutionResult.Status.FAILED;
            listener.executionStarted(gate);
            listener.reportingEntryPublished(gate, Entries
                    .of(Map.of("verdict", Words.of(record.verdict()), "reason", record.verdict().reason())));
            listener.executionFinished(gate, result);
        }
        return gateFailed ? TestExecutionResult.successful() : result(judgement.verdict());
    }

    void publish(Path record) {
        listener.fileEntryPublished(planned.container(), FileEntry.from(record, "application/json"));
    }

    private static TestExecutionResult result(GateRecord gate) {
        Verdict verdict = gate.verdict();
        if (verdict instanceof Verdict.Pass) {
            return TestExecutionResult.successful();
        }
        String said = Words.of(verdict) + ": " + verdict.reason();
        Optional<Waiver> waiver = gate.waiver();
        if (waiver.isPresent()) {
            return TestExecutionResult.aborted(new Told(Words.waived(waiver.get()) + "; " + said));
        }
        return gate.importance() == Importance.ADVISORY
                ? TestExecutionResult.aborted(new Told("advisory; " + said))
                : result(verdict);
    }

    private static TestExecutionResult result(Verdict verdict) {
        return verdict instanceof Verdict.Pass
                ? TestExecutionResult.successful()
                : TestExecutionResult.failed(new GateFailure(verdict));
    }
}
