package io.hakari.runner.client;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.junit.jupiter.api.AfterAll;

import io.hakari.exchange.Observation;
import io.hakari.exchange.Runner;
import io.hakari.exchange.Runners;
import io.hakari.runner.server.RunnerServer;
import io.hakari.runner.server.scripted.ScriptedEngine;
import io.hakari.testkit.PolicyConformance;

/// The competent policy of the cell behind the reference server, over a real socket.
class GrpcCellConformanceTest extends PolicyConformance {
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
        return Runners.open("grpc://127.0.0.1:" + server.port());
    }

    @Override
    protected String policy() {
        return "cell-competent";
    }

    @Override
    protected Observation observation(long step) {
        return CellViews.at(step);
    }
}
