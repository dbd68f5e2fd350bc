package io.hakari.runner.client;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.junit.jupiter.api.AfterAll;

import io.hakari.exchange.Runner;
import io.hakari.exchange.Runners;
import io.hakari.runner.server.RunnerServer;
import io.hakari.runner.server.openai.OpenaiEngine;
import io.hakari.runner.server.openai.ToyServer;
import io.hakari.testkit.RunnerConformance;

/// Client, runner and an OpenAI-compatible server that behaves as vLLM does, each behind a socket.
class OpenaiConformanceTest extends RunnerConformance {
    private final ToyServer site = startSite();
    private final RunnerServer server = startRunner(site.address());

    private static ToyServer startSite() {
        try {
            return ToyServer.startAsVllm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RunnerServer startRunner(String site) {
        try {
            return RunnerServer.start(RunnerServer.Settings.onLoopback(site, new OpenaiEngine()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    void stop() {
        server.close();
        site.close();
    }

    @Override
    protected Runner open() throws InterruptedException {
        return Runners.open("grpc://127.0.0.1:" + server.port());
    }

    @Override
    protected boolean looksAtPictures() {
        return true;
    }

    @Override
    protected String checkpoint() {
        return "toy-1";
    }

    @Override
    protected String otherCheckpoint() {
        return "toy-2";
    }
}
