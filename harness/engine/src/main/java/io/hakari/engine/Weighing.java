package io.hakari.engine;

import java.util.List;
import java.util.Optional;

import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestExecutionResult;

import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.Runners;

/// Weighs all suites of a request on one runner.
final class Weighing {
    private final Session session;
    private final EngineExecutionListener listener;

    Weighing(Session session) {
        this.session = session;
        this.listener = session.listener();
    }

    void weigh(HakariDescriptor engine) {
        listener.executionStarted(engine);
        if (!engine.suites().isEmpty()) {
            weigh(engine.suites());
        }
        listener.executionFinished(engine, TestExecutionResult.successful());
    }

    private void weigh(List<SuiteDescriptor> suites) {
        Optional<Runner> opened = open(suites);
        if (opened.isPresent()) {
            try (Runner runner = opened.get()) {
                runner.showFrom(session.blobs());
                suites.forEach(suite -> new SuiteWeighing(session, suite, runner).weigh());
            }
        }
    }

    private Optional<Runner> open(List<SuiteDescriptor> suites) {
        try {
            return Optional.of(Runners.open(session.settings().runner()));
        } catch (RunnerException e) {
            suites.forEach(suite -> fail(suite, String.valueOf(e.getMessage())));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            suites.forEach(suite -> listener.executionSkipped(suite, "cancelled"));
        }
        return Optional.empty();
    }

    private void fail(SuiteDescriptor suite, String message) {
        listener.executionStarted(suite);
        listener.executionFinished(suite, TestExecutionResult.failed(new Told(message)));
    }
}
