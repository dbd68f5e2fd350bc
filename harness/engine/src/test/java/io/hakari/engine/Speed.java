package io.hakari.engine;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.junit.platform.testkit.engine.EngineTestKit;

import io.hakari.engine.suites.Pieces;
import io.hakari.suite.Suite;
import io.hakari.suite.SuiteDefinition;
import io.hakari.testkit.Script;
import io.hakari.testkit.ScriptedRunner;
import io.hakari.testkit.ScriptedRunnerProvider;

/// Measures how many samples a second go through the engine when the model costs nothing.
final class Speed {
    private Speed() {
    }

    /// A five-choice task of as many samples as `-Dsamples` says.
    public static final class OneTask implements SuiteDefinition {
        @Override
        public Suite define() {
            return Suite.suite("speed", "1").task(Pieces.choosing("choice", Long.getLong("samples", 1_000_000)))
                    .build();
        }
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.getInteger("rounds", 3);
        try (var _ = ScriptedRunnerProvider.register("speed", () -> ScriptedRunner.serving(Script.choosing(0)))) {
            for (int round = 0; round < rounds; round++) {
                round();
            }
        }
    }

    private static void round() throws Exception {
        Path runs = Files.createTempDirectory("hakari-speed");
        var asking = new Object() {
            long from;
            long until;
        };
        TimeSource time = new SystemClock();
        PrintStream out = new PrintStream(OutputStream.nullOutputStream(), false,
                java.nio.charset.StandardCharsets.UTF_8);
        Console console = new Console(() -> out, false, time) {
            @Override
            void startProgress() {
                asking.from = System.nanoTime();
                super.startProgress();
            }

            @Override
            void erase() {
                if (asking.from > 0 && asking.until == 0) {
                    asking.until = System.nanoTime();
                }
                super.erase();
            }
        };
        long begun = System.nanoTime();
        EngineTestKit.engine(new HakariTestEngine(time, console)).selectors(selectClass(OneTask.class))
                .configurationParameter("hakari.runner", "scripted:speed")
                .configurationParameter("hakari.in-flight", System.getProperty("inFlight", "64"))
                .configurationParameter("hakari.runs", runs.toString()).execute();
        long ended = System.nanoTime();
        long samples = Long.getLong("samples", 1_000_000);
        System.out.printf(Locale.ROOT,
                "%,d samples: asking %,.0f/s, whole run %,.0f/s, peak heap %d MB, journal %d MB%n",
                samples, samples * 1e9 / (asking.until - asking.from), samples * 1e9 / (ended - begun), peak(),
                size(runs));
        delete(runs);
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(Speed::afterCollection).sum() >> 20;
    }

    private static long afterCollection(MemoryPoolMXBean pool) {
        return pool.getPeakUsage().getUsed();
    }

    private static long size(Path runs) throws Exception {
        try (var files = Files.walk(runs)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum() >> 20;
        }
    }

    private static void delete(Path runs) throws Exception {
        try (var files = Files.walk(runs)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
