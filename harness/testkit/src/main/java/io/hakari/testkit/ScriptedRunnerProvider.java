package io.hakari.testkit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.net.URI;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.apiguardian.api.API;

import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.RunnerProvider;

/// Opens `scripted:…`: a runner that a test registered, or one of those that are always there.
///
/// `scripted:first` prefers the first choice and writes `はい`; `scripted:toy` is a small model that guesses letter by
/// letter and keeps all rules of a runner. Both have the checkpoints `step-0001`, `step-0002` and `step-0003`.
///
/// A test that drives the engine by its configuration parameters registers its runner under a name of its own, because
/// the registry is one for the whole process.
@API(status = EXPERIMENTAL, since = "0.1")
public final class ScriptedRunnerProvider implements RunnerProvider {
    private static final Map<String, Supplier<? extends Runner>> REGISTERED = new ConcurrentHashMap<>(
            Map.of("first", () -> series(Script.answering("はい")), "toy", () -> series(ToyModel.toyModel())));

    /// Make a runner known as `scripted:` and a name; every opening asks for a fresh one.
    ///
    /// @return what ends the registration
    public static Registration register(String name, Supplier<? extends Runner> runner) {
        if (REGISTERED.putIfAbsent(name, runner) != null) {
            throw new IllegalArgumentException(
                    "scripted runner [" + name + "] is registered already; use another name");
        }
        return () -> REGISTERED.remove(name);
    }

    @Override
    public String scheme() {
        return "scripted";
    }

    @Override
    public Runner open(URI address) {
        String name = address.getSchemeSpecificPart();
        Supplier<? extends Runner> runner = REGISTERED.get(name);
        if (runner == null) {
            throw new RunnerException("scripted runner [" + name + "] is unknown; known: "
                    + String.join(", ", new TreeSet<>(REGISTERED.keySet()))
                    + "; register it by ScriptedRunnerProvider.register");
        }
        return runner.get();
    }

    private static Runner series(Script script) {
        return ScriptedRunner.serving("step-0001", script).and("step-0002", script).and("step-0003", script);
    }

    /// A runner's name, until it is closed.
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
