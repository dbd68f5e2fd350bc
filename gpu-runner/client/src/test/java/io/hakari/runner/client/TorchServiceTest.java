package io.hakari.runner.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/// A tiny Llama in PyTorch.
class TorchServiceTest extends ServiceConformance {
    @TempDir
    private static Path folder;

    private final List<LocalServer> servers = new ArrayList<>();

    @Override
    int start() throws InterruptedException {
        TinyTorch.assumePython();
        TinyTorch.checkpoints(folder);
        servers.add(LocalServer.start("local:torch", List.of("--engine", "torch", "--model", folder.toString())));
        return servers.getFirst().port();
    }

    @AfterAll
    void stop() {
        servers.forEach(LocalServer::end);
    }

    @Override
    String checkpoint() {
        return TinyTorch.ONE;
    }
}
