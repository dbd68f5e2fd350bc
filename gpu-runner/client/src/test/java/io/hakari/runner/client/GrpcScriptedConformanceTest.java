package io.hakari.runner.client;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.junit.jupiter.api.AfterAll;

import io.hakari.exchange.Runner;
import io.hakari.exchange.Runners;
import io.hakari.runner.server.RunnerServer;
import io.hakari.runner.server.scripted.ScriptedEngine;
import io.hakari.testkit.RunnerConformance;

/// The client and the reference server in one process, over a real socket; every request is computed.
class GrpcScriptedConformanceTest extends RunnerConformance {
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
    protected Runner open() throws InterruptedException {
        return Runners.open("grpc://127.0.0.1:" + server.port() + "?reuse=none");
    }

    @Override
    protected boolean looksAtPictures() {
        return true;
    }

    @Override
    protected String checkpoint() {
        return "scripted-0001";
    }

    @Override
    protected String otherCheckpoint() {
        return "scripted-0002";
    }
}
