package io.hakari.runner.client;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.exchange.Runner;
import io.hakari.exchange.Runners;
import io.hakari.testkit.RunnerConformance;

/// A tiny Llama in PyTorch: client, runner and worker, each in a process of its own.
class TorchConformanceTest extends RunnerConformance {
    @TempDir(cleanup = CleanupMode.ALWAYS)
    private static Path folder;

    private static String address = "";

    @BeforeAll
    static void make() throws InterruptedException {
        TinyTorch.assumePython();
        address = "local:" + TinyTorch.checkpoints(folder) + "?engine=torch";
    }

    @Override
    protected Runner open() throws InterruptedException {
        TinyTorch.assumePython();
        if (address.isEmpty()) {
            make();
        }
        return Runners.open(address);
    }

    @Override
    protected String checkpoint() {
        return TinyTorch.ONE;
    }

    @Override
    protected String otherCheckpoint() {
        return TinyTorch.OTHER;
    }
}
