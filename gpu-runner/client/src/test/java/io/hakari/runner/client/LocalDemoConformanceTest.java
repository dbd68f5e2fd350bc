package io.hakari.runner.client;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;

import io.hakari.exchange.Runner;
import io.hakari.exchange.Runners;
import io.hakari.testkit.RunnerConformance;

/// The real engine in a process of its own, on the embedded demo checkpoints.
class LocalDemoConformanceTest extends RunnerConformance {

    @Override
    protected Runner open() throws InterruptedException {
        assumeTrue(LocalDemoConformanceTest.class.getResource("/io/hakari/runner/demo") != null,
                "skipped: there are no demo checkpoints on the class path at io/hakari/runner/demo");
        return Runners.open("local:demo?reuse=none");
    }

    /// The policies of the cell lie beside the language models.
    private List<String> models() {
        return runner().checkpoints().stream().filter(name -> name.startsWith("demo-")).toList();
    }

    @Override
    protected String checkpoint() {
        return models().getFirst();
    }

    @Override
    protected String otherCheckpoint() {
        return models().getLast();
    }
}
