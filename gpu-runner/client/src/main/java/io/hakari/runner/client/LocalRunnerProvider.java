package io.hakari.runner.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.RunnerProvider;

/// Starts a server as a child process and speaks gRPC to it: `local:demo` on the embedded checkpoints, `local:/path` on a
/// folder of checkpoint folders, either with `?engine=scripted` for the engine without weights; the options of
/// `grpc://` are known here too.
public final class LocalRunnerProvider implements RunnerProvider {
    private static final String ENGINE = "engine";

    @Override
    public String scheme() {
        return "local";
    }

    @Override
    public Runner open(URI address) throws InterruptedException {
        Terms terms = Terms.of(address, options(address));
        Child child = Child.start(address.toString(), arguments(address));
        try {
            return GrpcRunner.connect(GrpcRunner.Place.plain(address.toString(), "127.0.0.1", child.port()), child,
                    Patience.usual(), terms);
        } catch (RunnerException | InterruptedException e) {
            child.end();
            throw e;
        }
    }

    static List<String> arguments(URI address) {
        String place = address.getSchemeSpecificPart();
        int query = place.indexOf('?');
        List<String> arguments = new ArrayList<>(
                List.of("--checkpoints", query < 0 ? place : place.substring(0, query)));
        Optional.ofNullable(options(address).get(ENGINE)).ifPresent(
                engine -> arguments.addAll(List.of("--engine", engine)));
        return arguments;
    }

    private static Map<String, String> options(URI address) {
        Set<String> known = new TreeSet<>(Terms.OPTIONS);
        known.add(ENGINE);
        return Terms.options(address, known);
    }
}
