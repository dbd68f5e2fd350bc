package io.hakari.runner.client;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;

/// The embedded demo checkpoints.
class OnnxServiceTest extends ServiceConformance {
    private final List<LocalServer> servers = new ArrayList<>();

    @Override
    int start() throws InterruptedException {
        assumeTrue(OnnxServiceTest.class.getResource("/io/hakari/runner/demo") != null,
                "skipped: there are no demo checkpoints on the class path at io/hakari/runner/demo");
        servers.add(LocalServer.start("local:onnx", List.of("--model", "demo")));
        return servers.getFirst().port();
    }

    @AfterAll
    void stop() {
        servers.forEach(LocalServer::end);
    }

    @Override
    String checkpoint() {
        return "demo-3000";
    }
}
