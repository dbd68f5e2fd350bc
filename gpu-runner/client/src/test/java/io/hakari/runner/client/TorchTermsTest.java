package io.hakari.runner.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.exchange.Runner;
import io.hakari.exchange.Runners;
import io.hakari.testkit.TermsConformance;

/// A tiny Llama in PyTorch: client, runner and worker, each in a process of its own.
class TorchTermsTest extends TermsConformance {
    @TempDir
    private static Path folder;

    private final List<LocalServer> servers = new ArrayList<>();

    @BeforeAll
    void start() throws InterruptedException {
        TinyTorch.assumePython();
        TinyTorch.checkpoints(folder);
        servers.add(LocalServer.start("local:torch", List.of("--engine", "torch", "--model", folder.toString())));
    }

    @AfterAll
    void stop() {
        servers.forEach(LocalServer::end);
    }

    @Override
    protected Runner open(String terms) throws InterruptedException {
        return Runners.open("grpc://127.0.0.1:" + servers.getFirst().port() + "?" + terms);
    }

    @Override
    protected String checkpoint() {
        return TinyTorch.ONE;
    }
}
