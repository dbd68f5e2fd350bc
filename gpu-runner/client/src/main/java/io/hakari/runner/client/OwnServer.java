package io.hakari.runner.client;

import java.net.URI;
import java.util.List;

import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;

/// Opens runners whose server is a child of this process.
final class OwnServer {
    private OwnServer() {
    }

    static Runner open(URI address, List<String> arguments, Terms terms) throws InterruptedException {
        LocalServer server = LocalServer.start(address.toString(), arguments);
        try {
            return GrpcRunner.connect(GrpcRunner.Place.plain(address.toString(), "127.0.0.1", server.port()), server,
                    Patience.usual(), terms);
        } catch (RunnerException | InterruptedException e) {
            server.end();
            throw e;
        }
    }
}
