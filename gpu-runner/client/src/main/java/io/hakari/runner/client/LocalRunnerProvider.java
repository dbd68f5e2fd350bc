package io.hakari.runner.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerProvider;

/// Starts a server of our own for `local:demo`, the embedded checkpoints, or `local:/path`, a folder of checkpoint folders;
/// `?engine=` and a name choose another engine than `onnx`, and the options of `grpc://` are known here too.
/// A server that ends before its time is started again.
public final class LocalRunnerProvider implements RunnerProvider {
    private static final String ENGINE = "engine";

    @Override
    public String scheme() {
        return "local";
    }

    @Override
    public Runner open(URI address) throws InterruptedException {
        return OwnServer.open(address, arguments(address), Terms.of(address, options(address)));
    }

    static List<String> arguments(URI address) {
        List<String> arguments = new ArrayList<>(List.of("--model", Address.of(address).place()));
        Optional.ofNullable(options(address).get(ENGINE))
                .ifPresent(engine -> arguments.addAll(List.of("--engine", engine)));
        return List.copyOf(arguments);
    }

    private static Map<String, String> options(URI address) {
        Set<String> known = new TreeSet<>(Terms.OPTIONS);
        known.add(ENGINE);
        return Terms.options(address, known);
    }
}
