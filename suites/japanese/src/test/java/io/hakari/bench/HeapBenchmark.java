package io.hakari.bench;

import static io.hakari.testkit.BenchmarkRow.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.hakari.testkit.BenchmarkRow;
import io.hakari.testkit.Benchmarks;
import io.hakari.testkit.Benchmarks.Benchmark;

/// What a million samples leave on a heap of 256 MB: the most that a collection left, and how much that grew for each
/// sample between the second and the last quarter of the run.
public final class HeapBenchmark implements Benchmark {
    private static final long SAMPLES = 1_000_000;
    private static final int HEAP = 256;
    private static final double MEGABYTE = 1 << 20;
    private static final Pattern LEFT = Pattern.compile("\\d+M->(\\d+)M\\(\\d+M\\)");

    @Override
    public String id() {
        return "heap";
    }

    @Override
    public List<BenchmarkRow> measure() throws IOException, InterruptedException {
        Path log = Files.createDirectories(Benchmarks.root().resolve("target").resolve("bench")).resolve("gc.log");
        int status = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-Xmx" + HEAP + "m",
                "-Xlog:gc:file=" + log, "-Dhakari.root=" + Benchmarks.root(), "-classpath",
                System.getProperty("java.class.path"), Child.class.getName()).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("the run of " + SAMPLES + " samples ended with status " + status);
        }
        int[] left = collections(log);
        double early = most(left, left.length / 4, left.length / 2);
        double late = most(left, left.length * 3 / 4, left.length);
        return List.of(row("heap/most", most(left, 0, left.length), "MB after collection").atMost(HEAP),
                row("heap/growth", Math.max(0, late - early) * MEGABYTE / (SAMPLES / 2.0), "bytes/sample").atMost(64)
                        .beside(LmEval.bytesPerSample()));
    }

    private static int[] collections(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(LEFT::matcher).filter(Matcher::find).mapToInt(found -> Integer.parseInt(found.group(1)))
                    .toArray();
        }
    }

    private static double most(int[] values, int from, int to) {
        double most = 0;
        for (int i = from; i < to; i++) {
            most = Math.max(most, values[i]);
        }
        return most;
    }

    /// The process whose heap is small.
    static final class Child {
        private Child() {
        }

        public static void main(String[] arguments) throws IOException {
            OverheadRun.seconds("scripted:first", "step-0001", SAMPLES);
            System.exit(0);
        }
    }
}
