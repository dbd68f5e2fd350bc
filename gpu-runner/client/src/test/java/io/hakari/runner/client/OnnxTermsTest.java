package io.hakari.runner.client;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import io.hakari.exchange.Runner;
import io.hakari.exchange.Runners;
import io.hakari.testkit.TermsConformance;

/// The embedded demo checkpoints, in a process of their own.
class OnnxTermsTest extends TermsConformance {
    private final List<LocalServer> servers = new ArrayList<>();

    @BeforeAll
    void start() throws InterruptedException {
        assumeTrue(OnnxTermsTest.class.getResource("/io/hakari/runner/demo") != null,
                "skipped: there are no demo checkpoints on the class path at io/hakari/runner/demo");
        servers.add(LocalServer.start("local:demo", List.of("--model", "demo")));
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
        return "demo-3000";
    }
}
