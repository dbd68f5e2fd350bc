package io.hakari.bench;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

import io.hakari.records.RunRecord;
import io.hakari.records.Runs;
import io.hakari.testkit.Benchmarks;

/// The overhead suite weighed once through the engine, journal and record on disk included.
final class OverheadRun {
    private OverheadRun() {
    }

    /// Weigh and return the seconds it took.
    static double seconds(String runner, String checkpoint, long samples) throws IOException {
        Path runs = Benchmarks.root().resolve("target").resolve("bench").resolve("overhead");
        delete(runs);
        System.setProperty(OverheadSuite.SAMPLES, Long.toString(samples));
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(OverheadSuite.class)).configurationParameter("hakari.runner", runner)
                .configurationParameter("hakari.checkpoints", checkpoint)
                .configurationParameter("hakari.runs", runs.toString()).build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        long begun = System.nanoTime();
        LauncherFactory.create().execute(request, summary);
        double seconds = (System.nanoTime() - begun) / 1e9;
        List<RunRecord> sealed = Runs.in(runs).sealed();
        if (summary.getSummary().getTotalFailureCount() > 0 || sealed.size() != 1
                || sealed.getFirst().trials() != samples) {
            throw new IllegalStateException(
                    "weighing " + samples + " samples on " + runner + " left " + sealed + " and "
                            + summary.getSummary().getFailures());
        }
        delete(runs);
        return seconds;
    }

    /// Return the median of samples per second over some rounds after a shorter one to warm up.
    static double samplesPerSecond(String runner, String checkpoint, long samples, int rounds) throws IOException {
        seconds(runner, checkpoint, samples / 2);
        double[] rates = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            rates[round] = samples / seconds(runner, checkpoint, samples);
        }
        Arrays.sort(rates);
        return rates[rounds / 2];
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
