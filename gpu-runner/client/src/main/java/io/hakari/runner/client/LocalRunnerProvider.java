package io.hakari.runner.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.RunnerProvider;

/// Starts a server as a child process and speaks gRPC to it: `local:demo` on the embedded checkpoints, `local:/path` on a
/// folder of checkpoint folders, either with `?engine=scripted` for the engine without weights, or with another engine's
/// name. A server that ends before its time is started again.
public final class LocalRunnerProvider implements RunnerProvider {
    private static final String ENGINE = "?engine=";

    @Override
    public String scheme() {
        return "local";
    }

    @Override
    public Runner open(URI address) throws InterruptedException {
        LocalServer server = LocalServer.start(address.toString(), arguments(address));
        try {
            return GrpcRunner.connect(address.toString(), "127.0.0.1", server.port(), server, Patience.usual());
        } catch (RunnerException | InterruptedException e) {
            server.end();
            throw e;
        }
    }

    static List<String> arguments(URI address) {
        String place = address.getSchemeSpecificPart();
        int query = place.indexOf(ENGINE);
        List<String> arguments = new ArrayList<>(
                List.of("--checkpoints", query < 0 ? place : place.substring(0, query)));
        if (query >= 0) {
            arguments.addAll(List.of("--engine", place.substring(query + ENGINE.length())));
        }
        return arguments;
    }
}
