package io.hakari.engine;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.Filter;
import org.junit.platform.testkit.engine.EngineDiscoveryResults;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

import io.hakari.gate.Statistician;
import io.hakari.records.RunRecord;
import io.hakari.records.Runs;
import io.hakari.suite.PolicySource;
import io.hakari.testkit.ScriptedRunner;
import io.hakari.testkit.ScriptedRunnerProvider;

/// Runs the engine on a scripted runner and a folder of a test's own, and keeps what it printed.
final class Workbench implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Path runs;
    private final String runner;
    private final ScriptedRunnerProvider.Registration registration;
    private final Map<String, String> parameters = new HashMap<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final CancellationToken cancellation = CancellationToken.create();
    private Optional<Statistician> statistician = Optional.of(new HandStatistician());
    private List<PolicySource> policySources = List.of();

    Workbench(Path runs, Supplier<ScriptedRunner> opening) {
        this.runs = runs;
        String name = "engine-" + NUMBER.incrementAndGet();
        this.registration = ScriptedRunnerProvider.register(name, opening);
        this.runner = "scripted:" + name;
        with(Settings.RUNS, runs.toString()).with(Settings.RUNNER, runner);
    }

    /// Return the address of its runner.
    String runner() {
        return runner;
    }

    Workbench with(String key, Object value) {
        parameters.put(key, value.toString());
        return this;
    }

    /// Leave nobody who could divide error rates or reckon plans.
    Workbench withoutStatistician() {
        statistician = Optional.empty();
        return this;
    }

    Workbench reading(PolicySource... sources) {
        policySources = List.of(sources);
        return this;
    }

    EngineExecutionResults weigh(Class<?>... suites) {
        return weigh(Arrays.stream(suites).map(suite -> (DiscoverySelector) selectClass(suite)).toList());
    }

    EngineExecutionResults weigh(List<? extends DiscoverySelector> selectors, Filter<?>... filters) {
        return kit(selectors).filters(filters).cancellationToken(cancellation).execute();
    }

    EngineDiscoveryResults discover(DiscoverySelector... selectors) {
        return kit(List.of(selectors)).discover();
    }

    EngineTestKit.Builder kit(List<? extends DiscoverySelector> selectors) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        HandTime time = new HandTime();
        return EngineTestKit.engine(new HakariTestEngine(time, new Console(() -> out, false, time),
                new Found(statistician, policySources)))
                .selectors(selectors).configurationParameters(parameters);
    }

    CancellationToken cancellation() {
        return cancellation;
    }

    String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /// Return the run that was sealed last.
    RunRecord last() {
        return sealed().getLast();
    }

    List<RunRecord> sealed() {
        return Runs.in(runs).sealed();
    }

    List<Path> unsealed() {
        return Runs.in(runs).unsealed();
    }

    @Override
    public void close() {
        registration.close();
    }

    private record Found(Optional<Statistician> statistician, List<PolicySource> policySources) implements Plugins {}
}
