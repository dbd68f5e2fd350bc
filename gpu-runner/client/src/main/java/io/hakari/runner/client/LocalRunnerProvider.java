package io.hakari.runner.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.RunnerProvider;

/// Starts a server of our own for `local:demo`, the embedded checkpoints, or `local:/path`, a folder of checkpoint folders;
/// `?engine=` and a name choose another engine than `onnx`.
public final class LocalRunnerProvider implements RunnerProvider {

    @Override
    public String scheme() {
        return "local";
    }

    @Override
    public Runner open(URI address) throws InterruptedException {
        return OwnServer.open(address, arguments(address));
    }

    static List<String> arguments(URI address) {
        Address parts = Address.of(address);
        Optional<String> engine = parts.engine();
        if (parts.options().isPresent() && engine.isEmpty()) {
            throw new RunnerException("runner [" + address + "] has the options [" + parts.options().get()
                    + "], of which local knows engine alone; write ?engine=NAME, or the engine's own scheme in place of"
                    + " local");
        }
        List<String> arguments = new ArrayList<>(List.of("--model", parts.place()));
        engine.ifPresent(name -> arguments.addAll(List.of("--engine", name)));
        return List.copyOf(arguments);
    }
}
