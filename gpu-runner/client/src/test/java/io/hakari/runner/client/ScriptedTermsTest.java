package io.hakari.runner.client;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.junit.jupiter.api.AfterAll;

import io.hakari.exchange.Runner;
import io.hakari.exchange.Runners;
import io.hakari.runner.server.RunnerServer;
import io.hakari.runner.server.scripted.ScriptedEngine;
import io.hakari.testkit.TermsConformance;

/// The reference server in this process.
class ScriptedTermsTest extends TermsConformance {
    private final RunnerServer server = start();

    private static RunnerServer start() {
        try {
            return RunnerServer.start(RunnerServer.Settings.onLoopback("demo", new ScriptedEngine()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Override
    protected Runner open(String terms) throws InterruptedException {
        return Runners.open("grpc://127.0.0.1:" + server.port() + "?" + terms);
    }

    @Override
    protected String checkpoint() {
        return "scripted-0001";
    }
}
