package io.hakari.suites.vision;

import static io.hakari.testkit.BenchmarkRow.row;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import com.sun.management.OperatingSystemMXBean;

import io.hakari.records.RunRecord;
import io.hakari.records.Runs;
import io.hakari.sample.Sample;
import io.hakari.suite.Task;
import io.hakari.testkit.BenchmarkRow;
import io.hakari.testkit.Benchmarks;
import io.hakari.testkit.Benchmarks.Benchmark;

/// What the harness adds to an item of `generated-vision`, ablations, journal, record and page included: CPU time of this
/// process while two thousand items are weighed, less what it takes to draw, pack and digest the same pictures alone. The
/// runner is in this process and answers at once.
public final class SeeingBenchmark implements Benchmark {
    private static final int OF_TASK = 112;
    private static final int WARM_UP = 20;
    private static final double MILLIS = 1e6;

    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Override
    public String id() {
        return "seeing";
    }

    @Override
    public List<BenchmarkRow> measure() throws IOException {
        draw(WARM_UP);
        weigh(WARM_UP);
        long begun = process.getProcessCpuTime();
        draw(OF_TASK);
        double drawing = process.getProcessCpuTime() - begun;
        begun = process.getProcessCpuTime();
        long items = weigh(OF_TASK);
        double weighing = process.getProcessCpuTime() - begun;
        return List.of(row("seeing/items", (double) items, "items").atLeast(2000),
                row("seeing/drawing", drawing / MILLIS / items, "CPU-ms/item"),
                row("seeing/harness", (weighing - drawing) / MILLIS / items, "CPU-ms/item").atMost(10));
    }

    /// Draw what a run draws, and keep nothing.
    private static void draw(int most) {
        for (Task task : new GeneratedVisionSuite().define().tasks()) {
            try (Stream<Sample> samples = task.dataset().open()) {
                samples.limit(most).forEach(_ -> {});
            }
        }
    }

    /// Weigh and return how many items there were.
    private static long weigh(int most) throws IOException {
        Path runs = Files.createDirectories(Benchmarks.root().resolve("target").resolve("bench"));
        Path own = Files.createTempDirectory(runs, "seeing-");
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(GeneratedVisionSuite.class))
                .configurationParameter("hakari.runner", "scripted:first")
                .configurationParameter("hakari.checkpoints", "step-0001")
                .configurationParameter("hakari.limit", Integer.toString(most))
                .configurationParameter("hakari.runs", own.toString()).build();
        LauncherFactory.create().execute(request);
        List<RunRecord> sealed = Runs.in(own).sealed();
        if (sealed.size() != 1) {
            throw new IllegalStateException("weighing [" + most + "] items of each task left " + sealed);
        }
        return sealed.getFirst().trials();
    }
}
