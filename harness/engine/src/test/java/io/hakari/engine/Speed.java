package io.hakari.engine;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.platform.testkit.engine.EngineTestKit;

import io.hakari.engine.suites.Items;
import io.hakari.engine.suites.Pieces;
import io.hakari.sample.Dataset;
import io.hakari.sample.Sample;
import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;
import io.hakari.testkit.Script;
import io.hakari.testkit.ScriptedRunner;
import io.hakari.testkit.ScriptedRunnerProvider;

/// Measures how many samples a second go through the engine when the model costs nothing.
///
/// `-Dsamples`, `-Drounds` and `-DinFlight` change the load. Asking ends when the last sample is handed out; the whole
/// run has discovery, measuring and sealing in it.
final class Speed {
    private static final long SAMPLES = Long.getLong("samples", 1_000_000);
    private static final AtomicLong HANDED_OUT = new AtomicLong();

    private Speed() {
    }

    public static void main(String[] arguments) throws IOException {
        try (var _ = ScriptedRunnerProvider.register("speed", () -> ScriptedRunner.serving(Script.choosing(0)))) {
            for (int round = 0; round < Integer.getInteger("rounds", 3); round++) {
                measure();
            }
        }
    }

    private static void measure() throws IOException {
        Path runs = Files.createTempDirectory("hakari-speed");
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var engine = new HakariTestEngine(new SystemClock(), new Console(() -> nowhere, false, new SystemClock()),
                new InstalledPlugins());
        long began = System.nanoTime();
        long work = cpu();
        EngineTestKit.engine(engine).selectors(selectClass(OneTask.class))
                .configurationParameter("hakari.runner", "scripted:speed")
                .configurationParameter("hakari.in-flight", System.getProperty("inFlight", "64"))
                .configurationParameter("hakari.runs", runs.toString()).execute()
                .testEvents().assertStatistics(tests -> tests.succeeded(1));
        long ended = System.nanoTime();
        System.out.printf(Locale.ROOT,
                "%,d samples: asking %,.0f/s, whole run %,.0f/s, %.2f µs of processor time each, live heap at most %d MB, journal %d MB%n",
                SAMPLES, SAMPLES * 1e9 / (HANDED_OUT.get() - began), SAMPLES * 1e9 / (ended - began),
                (cpu() - work) / 1e3 / SAMPLES, liveHeap(), size(runs));
        delete(runs);
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /// Return what the last collections of the heap's pools left, in MB.
    private static long liveHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .flatMap(pool -> Stream.ofNullable(pool.getCollectionUsage())).mapToLong(MemoryUsage::getUsed)
                .sum() >> 20;
    }

    private static long size(Path runs) throws IOException {
        try (Stream<Path> files = Files.walk(runs)) {
            return files.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0).sum() >> 20;
        }
    }

    private static void delete(Path runs) throws IOException {
        try (Stream<Path> files = Files.walk(runs)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// A five-choice task.
    public static final class OneTask implements SuiteDefinition {
        @Override
        public Suite define() {
            return Suite.suite("speed", "1").task(Pieces.choosing("choice", new Timed())).build();
        }
    }

    private record Timed() implements Dataset {
        @Override
        public String name() {
            return "choice";
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(SAMPLES);
        }

        @Override
        public Stream<Sample> open() {
            return new Items("choice", SAMPLES).open().onClose(() -> HANDED_OUT.set(System.nanoTime()));
        }
    }
}
