package io.hakari.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.junit.platform.engine.TestExecutionResult;

import io.hakari.exchange.Respondent;
import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.records.Journal;
import io.hakari.records.JournalException;
import io.hakari.records.Judgement;
import io.hakari.records.LookRecord;
import io.hakari.records.RunHeader;
import io.hakari.records.RunRecord;
import io.hakari.suite.Suite;
import io.hakari.suite.Task;

/// Makes one run: asks the tasks, measures them, judges a candidate, seals the record and tells JUnit and the console.
///
/// Where the policy has several looks, it asks the samples share by share and stops as soon as that decides.
final class RunWeighing {
    private final Session session;
    private final PlannedRun planned;
    private final Optional<EarlierRun> baseline;
    private final List<EarlierRun> history;
    private final Announcing announcing;
    private final List<LookRecord> looked = new ArrayList<>();

    /// @param history the runs of this series that are sealed already
    RunWeighing(Session session, PlannedRun planned, Optional<EarlierRun> baseline, List<EarlierRun> history) {
        this.session = session;
        this.planned = planned;
        this.baseline = baseline;
        this.history = List.copyOf(history);
        this.announcing = new Announcing(session.listener(), planned);
    }

    /// @throws RunnerException  when the checkpoint cannot be loaded
    /// @throws JournalException when the journal cannot be opened or read, or the record cannot be written
    Ending weigh(Runner runner) throws InterruptedException {
        Respondent respondent = runner.load(planned.checkpoint().orElseGet(() -> runner.checkpoints().getLast()));
        RunHeader wanted = Headers.of(planned, session.settings(), respondent.checkpoint(), session.time().now());
        try (Journal journal = Journals.open(session.settings().runs(), wanted)) {
            return weigh(respondent, journal, Metering.begin(runner));
        }
    }

    private Ending weigh(Respondent respondent, Journal journal, Metering metering) {
        tellBeginning(journal);
        List<Look> looks = looks();
        Optional<Ending> ending = Optional.empty();
        for (int next = 0; ending.isEmpty(); next++) {
            Look look = looks.get(next);
            List<TaskRun> tasks = planned.tasks().stream()
                    .map(task -> new TaskRun(task, session.settings().limit(), journal, session.blobs(),
                            look.share()))
                    .toList();
            ending = switch (ask(tasks, respondent, journal, metering)) {
                case Outcome.Finished _ -> look(tasks, look, journal, metering);
                case Outcome.Cancelled _ ->
                    Optional.of(stop("cancelled", TestExecutionResult.aborted(new Told("cancelled")), journal));
                case Outcome.Broken(Throwable cause) -> Optional.of(broken(cause, journal));
            };
        }
        return ending.get();
    }

    /// A limited run is never valid, so that it has nothing to stop early for.
    private List<Look> looks() {
        return session.settings().limit().isPresent()
                ? List.of(Look.onlyOne(planned.suite().suite().policy()))
                : planned.looks(session.plugins().statistician());
    }

    private Outcome ask(List<TaskRun> tasks, Respondent respondent, Journal journal, Metering metering) {
        Settings settings = session.settings();
        Progress progress = new Progress(tasks);
        Window window = new Window(tasks, settings.parallelTasks(), task -> announcing.begin(task.descriptor()));
        Asking asking = new Asking(respondent, session.projector(), journal, settings.seed());
        Pipeline pipeline = new Pipeline(window, settings.inFlight(), asking,
                new Listing(session.listener(), settings.listSamples()), progress);
        session.console().startProgress();
        Outcome outcome = pipeline.run(session.cancellation()::isCancellationRequested,
                () -> session.console().progress(respondent.checkpoint().name(), progress));
        session.console().erase();
        metering.count(progress);
        return outcome;
    }

    private Ending broken(Throwable cause, Journal journal) {
        boolean told = cause instanceof RunnerException || cause instanceof JournalException;
        String reason = told ? String.valueOf(cause.getMessage()) : "the engine failed: " + Reasons.of(cause);
        return stop(reason, TestExecutionResult.failed(told ? new Told(reason) : cause), journal);
    }

    /// Leave the journal so that running again goes on.
    private Ending stop(String reason, TestExecutionResult result, Journal journal) {
        session.console().line(Telling.stopped(reason, journal.folder(), journal.trials()));
        announcing.stop(reason, result);
        return new Ending.Stopped(reason, result);
    }

    /// Measure what was asked and judge it; empty when that does not decide and there is more to ask.
    private Optional<Ending> look(List<TaskRun> tasks, Look look, Journal journal, Metering metering) {
        try {
            Weighed weighed = measure(tasks, look, journal);
            if (!planned.candidate()) {
                return Optional.of(seal(tasks, weighed, Optional.empty(), journal, metering));
            }
            Decision decision = new Judge(planned, journal.header(), session.plugins().statistician())
                    .decide(weighed, look, baseline, session.time().now());
            if (!look.only()) {
                looked.add(decision.record(journal.trials()));
                session.console().line(Telling.look(look, looked.getLast()));
            }
            return decision.settled()
                    ? Optional.of(
                            seal(tasks, weighed, Optional.of(decision.judgement(baseline, looked)), journal, metering))
                    : Optional.empty();
        } catch (JournalException e) {
            return Optional.of(broken(e, journal));
        }
    }

    private static Set<String> findings(Task task) {
        Set<String> findings = new TreeSet<>(task.findings());
        findings.add(Eyesight.FINDING);
        return findings;
    }

    private Weighed measure(List<TaskRun> tasks, Look look, Journal journal) {
        Optional<EarlierRun> previous = history.isEmpty() ? Optional.empty() : Optional.of(history.getLast());
        Comparing comparing = new Comparing(journal.header(), baseline, previous, planned.suite().noise());
        List<Assessment> assessments = new ArrayList<>();
        for (TaskRun run : tasks) {
            assessments.add(Assessment.of(run, Places.within(
                    journal.scores(run.task().name(), run.task().design(), findings(run.task())), look.share()),
                    comparing));
        }
        Suite suite = planned.suite().suite();
        if (!planned.unselected().isEmpty()) {
            return new Weighed(assessments, List.of(), List.of());
        }
        Summing summing = new Summing(suite, assessments);
        Noise noise = planned.suite().noise();
        List<Measured> summaries = summing.measure().stream().map(noise::noted).toList();
        List<String> notes = new ArrayList<>(summing.notes());
        notes.addAll(baseline.isPresent() ? noise.notes() : List.of());
        return new Weighed(assessments, summaries, notes);
    }

    private Ending seal(List<TaskRun> tasks, Weighed weighed, Optional<Judgement> judgement, Journal journal,
            Metering metering) {
        RunRecord run = journal.seal(session.time().now(), weighed.taskRecords(), weighed.summaryRecords(), judgement,
                metering.end());
        tellEnd(run, weighed, journal.folder());
        announcing.finish(tasks, weighed);
        TestExecutionResult result = judgement.map(announcing::finish).orElseGet(TestExecutionResult::successful);
        announcing.publish(journal.folder().resolve("record.json"));
        return new Ending.Sealed(run, result);
    }

    private void tellBeginning(Journal journal) {
        session.console().lines(history.isEmpty()
                ? Telling.beginning(journal.header(), session.settings(), journal.trials())
                : Telling.resuming(journal.header(), journal.trials()));
    }

    private void tellEnd(RunRecord run, Weighed weighed, Path folder) {
        Console console = session.console();
        if (run.judgement().isEmpty()) {
            console.line(Telling.weighed(run, folder));
            return;
        }
        List<RunRecord> series = new ArrayList<>(history.stream().map(EarlierRun::run).toList());
        series.add(run);
        console.lines(Telling.table(weighed));
        console.lines(Telling.series(series));
        console.lines(Telling.judgement(run.judgement().get(), folder.resolve("record.json")));
    }
}
