package io.hakari.runner.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.exchange.Runner;
import io.hakari.exchange.Runners;
import io.hakari.runner.server.RunnerServer;
import io.hakari.runner.server.scripted.ScriptedEngine;
import io.hakari.testkit.PolicyConformance;

/// A scripted policy behind the reference server, over a real socket.
class GrpcPolicyConformanceTest extends PolicyConformance {
    static final String POLICY = "{\"policy\": {\"labels\": [\"j1\", \"j2\", \"j3\", \"j4\", \"j5\", \"j6\"],"
            + " \"declines\": [\"刃物\"]}}";

    @TempDir
    static Path folder;

    private Optional<RunnerServer> server = Optional.empty();

    private static RunnerServer start() {
        try {
            Files.createDirectories(folder.resolve("policy-1"));
            Files.writeString(folder.resolve("policy-1/config.json"), POLICY);
            return RunnerServer.start(RunnerServer.Settings.onLoopback(folder.toString(), new ScriptedEngine()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    void stop() {
        server.ifPresent(RunnerServer::close);
    }

    @Override
    protected Runner open() throws InterruptedException {
        RunnerServer started = start();
        server = Optional.of(started);
        return Runners.open("grpc://127.0.0.1:" + started.port());
    }

    @Override
    protected String policy() {
        return "policy-1";
    }
}
