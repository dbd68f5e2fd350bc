package io.hakari.engine;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;

import org.apiguardian.api.API;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.UniqueId;

/// The JUnit Platform engine `hakari`, which weighs checkpoints on suites.
@API(status = EXPERIMENTAL, since = "0.1")
public final class HakariTestEngine implements TestEngine {
    private static final String ID = "hakari";

    private final TimeSource time;
    private final Console console;
    private final Plugins plugins;

    /// Make the engine that prints to the standard output; called by the launcher.
    public HakariTestEngine() {
        this(new SystemClock(), Console.onStandardOutput(), new InstalledPlugins());
    }

    HakariTestEngine(TimeSource time, Console console, Plugins plugins) {
        this.time = time;
        this.console = console;
        this.plugins = plugins;
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Optional<String> getGroupId() {
        return Optional.of("io.hakari");
    }

    @Override
    public Optional<String> getArtifactId() {
        return Optional.of("hakari-engine");
    }

    @Override
    public Optional<String> getVersion() {
        return Optional.of(Software.hakari());
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        return Discovery.discover(request, id, plugins);
    }

    @Override
    public void execute(ExecutionRequest request) {
        var engine = (HakariDescriptor) request.getRootTestDescriptor();
        var session = new Session(engine.settings(), request.getEngineExecutionListener(),
                request.getCancellationToken(), console, time, plugins);
        new Weighing(session).weigh(engine);
    }
}
