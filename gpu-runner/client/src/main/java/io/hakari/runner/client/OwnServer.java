package io.hakari.runner.client;

import java.net.URI;
import java.util.List;

import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;

/// Opens runners whose server is a child of this process.
final class OwnServer {
    private OwnServer() {
    }

    static Runner open(URI address, List<String> arguments) throws InterruptedException {
        Child child = Child.start(address.toString(), arguments);
        try {
            return GrpcRunner.connect(address.toString(), "127.0.0.1", child.port(), child, Patience.usual());
        } catch (RunnerException | InterruptedException e) {
            child.end();
            throw e;
        }
    }
}
