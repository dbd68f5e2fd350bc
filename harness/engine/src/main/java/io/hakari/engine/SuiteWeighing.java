package io.hakari.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestExecutionResult;

import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.records.JournalException;
import io.hakari.records.RunRecord;
import io.hakari.records.Runs;

/// Weighs the checkpoints of a series on one suite, oldest first.
final class SuiteWeighing {
    private final Session session;
    private final EngineExecutionListener listener;
    private final SuiteDescriptor suite;
    private final Runner runner;
    private final Baselines baselines;
    private final List<EarlierRun> series = new ArrayList<>();
    private Optional<String> stopped = Optional.empty();

    SuiteWeighing(Session session, SuiteDescriptor suite, Runner runner) {
        this.session = session;
        this.listener = session.listener();
        this.suite = suite;
        this.runner = runner;
        this.baselines = new Baselines(session.settings(), suite.suite().name());
    }

    void weigh() {
        List<PlannedRun> runs = suite.runs(session.settings());
        if (session.cancellation().isCancellationRequested()) {
            listener.executionSkipped(suite, "cancelled");
            return;
        }
        listener.executionStarted(suite);
        listener.executionFinished(suite, weigh(runs));
    }

    private TestExecutionResult weigh(List<PlannedRun> runs) {
        try {
            check(runs);
        } catch (Told | RunnerException | JournalException e) {
            return failed(e);
        }
        if (!session.settings().series()) {
            return weigh(runs.getFirst()).result();
        }
        runs.forEach(this::weighInSeries);
        return TestExecutionResult.successful();
    }

    /// Find out before the first question whether the last can be asked.
    private void check(List<PlannedRun> runs) {
        List<String> offered = runner.checkpoints();
        for (PlannedRun run : runs) {
            String name = run.checkpoint().map(SuiteWeighing::withoutDigest).orElse("");
            if (run.checkpoint().isPresent() && !offered.contains(name)) {
                throw new Told("runner [" + session.settings().runner() + "] has no checkpoint [" + name
                        + "]; it offers " + offered);
            }
        }
        if (offered.isEmpty()) {
            throw new Told("runner [" + session.settings().runner() + "] offers no checkpoint");
        }
        runs.forEach(run -> run.looks(session.plugins().statistician()));
        if (runs.stream().anyMatch(PlannedRun::candidate)) {
            baselines.check(runs.stream().filter(run -> !run.candidate()).map(PlannedRun::checkpoint)
                    .flatMap(Optional::stream).toList());
        }
    }

    private void weighInSeries(PlannedRun run) {
        if (stopped.isPresent()) {
            listener.executionSkipped(run.container(), stopped.get());
            return;
        }
        listener.executionStarted(run.container());
        listener.executionFinished(run.container(), weigh(run).result());
    }

    private Ending weigh(PlannedRun run) {
        Ending ending = end(run);
        switch (ending) {
            case Ending.Sealed(RunRecord record, TestExecutionResult _) ->
                series.add(new EarlierRun(Runs.in(session.settings().runs()), record));
            case Ending.Stopped(String reason, TestExecutionResult _) -> stopped = Optional.of(reason);
        }
        return ending;
    }

    private Ending end(PlannedRun run) {
        try {
            Optional<EarlierRun> baseline = run.candidate() ? baselines.find(series) : Optional.empty();
            return new RunWeighing(session, run, baseline, series).weigh(runner);
        } catch (Told | RunnerException | JournalException e) {
            return new Ending.Stopped(String.valueOf(e.getMessage()), failed(e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Ending.Stopped("cancelled", TestExecutionResult.aborted(new Told("cancelled")));
        }
    }

    private static String withoutDigest(String checkpoint) {
        int at = checkpoint.indexOf('@');
        return at < 0 ? checkpoint : checkpoint.substring(0, at);
    }

    private static TestExecutionResult failed(RuntimeException cause) {
        return TestExecutionResult.failed(new Told(String.valueOf(cause.getMessage())));
    }
}
