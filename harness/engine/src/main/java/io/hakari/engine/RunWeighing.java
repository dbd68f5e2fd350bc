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

import io.hakari.exchange.Respondent;
import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.gate.Verdict;
import io.hakari.records.GateRecord;
import io.hakari.records.Journal;
import io.hakari.records.JournalException;
import io.hakari.records.Judgement;
import io.hakari.records.RunHeader;
import io.hakari.records.RunRecord;
import io.hakari.records.TaskRecord;

/// Makes one run: asks the tasks, measures them, judges a candidate, seals the record and tells JUnit and the console.
final class RunWeighing {
    private final Session session;
    private final PlannedRun planned;
    private final Optional<Baseline> baseline;
    private final List<RunRecord> history;
    private final EngineExecutionListener listener;
    private final List<TaskDescriptor> started = new ArrayList<>();

    /// @param history the runs of this series that are sealed already
    RunWeighing(Session session, PlannedRun planned, Optional<Baseline> baseline, List<RunRecord> history) {
        this.session = session;
        this.planned = planned;
        this.baseline = baseline;
        this.history = List.copyOf(history);
        this.listener = session.listener();
    }

    /// @throws RunnerException  when the checkpoint cannot be loaded
    /// @throws JournalException when the journal cannot be opened or read, or the record cannot be written
    Ending weigh(Runner runner) throws InterruptedException {
        Respondent respondent = runner.load(planned.checkpoint().orElseGet(() -> runner.checkpoints().getLast()));
        RunHeader wanted = Headers.of(planned, session.settings(), respondent.checkpoint(), session.time().now());
        try (Journal journal = Journals.open(session.settings().runs(), wanted)) {
            return weigh(respondent, journal);
        }
    }

    private Ending weigh(Respondent respondent, Journal journal) {
        tellBeginning(journal);
        List<TaskRun> tasks = planned.tasks().stream()
                .map(task -> new TaskRun(task, session.settings().limit(), journal)).toList();
        Outcome outcome = ask(tasks, respondent, journal);
        return switch (outcome) {
            case Outcome.Finished _ -> finish(tasks, journal);
            case Outcome.Cancelled _ -> stop("cancelled", TestExecutionResult.aborted(new Told("cancelled")), journal);
            case Outcome.Broken(Throwable cause) -> broken(cause, journal);
        };
    }

    private Outcome ask(List<TaskRun> tasks, Respondent respondent, Journal journal) {
        Settings settings = session.settings();
        Progress progress = new Progress(tasks);
        Window window = new Window(tasks, settings.parallelTasks(), task -> begin(task.descriptor()));
        Asking asking = new Asking(respondent, journal, settings.seed());
        Pipeline pipeline = new Pipeline(window, settings.inFlight(), asking,
                new Listing(listener, settings.listSamples()), progress);
        session.console().startProgress();
        Outcome outcome = pipeline.run(session.cancellation()::isCancellationRequested,
                () -> session.console().progress(respondent.checkpoint().name(), progress));
        session.console().erase();
        return outcome;
    }

    private void begin(TaskDescriptor task) {
        started.add(task);
        listener.executionStarted(task);
    }

    private Ending broken(Throwable cause, Journal journal) {
        boolean told = cause instanceof RunnerException || cause instanceof JournalException;
        String reason = told ? String.valueOf(cause.getMessage()) : "the engine failed: " + Reasons.of(cause);
        return stop(reason, TestExecutionResult.failed(told ? new Told(reason) : cause), journal);
    }

    /// End the tests that were begun, skip the others, and leave the journal so that running again goes on.
    private Ending stop(String reason, TestExecutionResult result, Journal journal) {
        session.console().line(Telling.stopped(reason, journal.folder(), journal.trials()));
        started.forEach(task -> listener.executionFinished(task, result));
        for (TestDescriptor child : planned.container().getChildren()) {
            if (!(child instanceof TaskDescriptor task && started.contains(task))) {
                listener.executionSkipped(child, reason);
            }
        }
        return new Ending.Stopped(reason, result);
    }

    private Ending finish(List<TaskRun> tasks, Journal journal) {
        try {
            return seal(tasks, journal);
        } catch (JournalException e) {
            return broken(e, journal);
        }
    }

    private Ending seal(List<TaskRun> tasks, Journal journal) {
        List<Assessment> assessments = new ArrayList<>();
        for (TaskRun task : tasks) {
            assessments.add(Assessment.of(task, journal.scores(task.task().name()), baseline));
        }
        Optional<Judgement> judgement = planned.candidate()
                ? Optional.of(new Judge(planned.suite().suite(), session.settings().limit(), planned.unselected())
                        .judge(assessments, baseline, session.time().now()))
                : Optional.empty();
        List<TaskRecord> records = assessments.stream().map(Assessment::record).toList();
        RunRecord run = journal.seal(session.time().now(), records, List.of(), judgement);
        tellEnd(run, assessments, journal.folder());
        finishTasks(tasks, assessments);
        TestExecutionResult result = judgement.map(this::finishGates).orElseGet(TestExecutionResult::successful);
        listener.fileEntryPublished(planned.container(),
                FileEntry.from(journal.folder().resolve("record.json"), "application/json"));
        return new Ending.Sealed(run, result);
    }

    private void finishTasks(List<TaskRun> tasks, List<Assessment> assessments) {
        for (int i = 0; i < tasks.size(); i++) {
            TaskDescriptor task = tasks.get(i).descriptor();
            Assessment assessment = assessments.get(i);
            listener.reportingEntryPublished(task, Entries.of(assessment));
            listener.executionFinished(task, assessment.record().error()
                    .map(error -> TestExecutionResult.failed(new Told(error)))
                    .orElseGet(TestExecutionResult::successful));
        }
    }

    /// Return the result of the container: it fails when the run does not pass and no single gate says so.
    private TestExecutionResult finishGates(Judgement judgement) {
        boolean gateFailed = false;
        for (GateDescriptor gate : planned.gates()) {
            Verdict verdict = judgement.gates().stream().filter(record -> record.rule().equals(gate.gate().rule()))
                    .map(GateRecord::verdict).findFirst().orElseThrow();
            gateFailed |= !(verdict instanceof Verdict.Pass);
            listener.executionStarted(gate);
            listener.reportingEntryPublished(gate,
                    Entries.of(Map.of("verdict", Words.of(verdict), "reason", verdict.reason())));
            listener.executionFinished(gate, result(verdict));
        }
        return gateFailed ? TestExecutionResult.successful() : result(judgement.verdict());
    }

    private static TestExecutionResult result(Verdict verdict) {
        return verdict instanceof Verdict.Pass
                ? TestExecutionResult.successful()
                : TestExecutionResult.failed(new GateFailure(verdict));
    }

    private void tellBeginning(Journal journal) {
        Console console = session.console();
        console.lines(history.isEmpty()
                ? Telling.beginning(journal.header(), session.settings(), journal.trials())
                : Telling.resuming(journal.header(), journal.trials()));
    }

    private void tellEnd(RunRecord run, List<Assessment> assessments, Path folder) {
        Console console = session.console();
        if (run.judgement().isEmpty()) {
            console.line(Telling.weighed(run, folder));
            return;
        }
        List<RunRecord> series = new ArrayList<>(history);
        series.add(run);
        console.lines(Telling.table(assessments));
        console.lines(Telling.series(series));
        console.lines(Telling.judgement(run.judgement().get(), folder.resolve("record.json")));
    }
}
