package io.hakari.records;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

/// Measures how fast trials of a five-choice task are appended, resumed and read.
///
/// Arguments: the number of lines of each round, threads, rounds, and `virtual` for virtual threads. Prints a line for
/// each measurement; the first round warms the virtual machine up and is printed as such.
final class JournalBenchmark {
    private static final OperatingSystemMXBean PROCESS = ManagementFactory
            .getPlatformMXBean(OperatingSystemMXBean.class);

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Path runs;
    private final int lines;
    private final int threads;
    private final boolean virtual;

    private JournalBenchmark(Path runs, int lines, int threads, boolean virtual) {
        this.runs = runs;
        this.lines = lines;
        this.threads = threads;
        this.virtual = virtual;
    }

    public static void main(String[] arguments) throws Exception {
        Path runs = Files.createTempDirectory("hakari-journal-benchmark");
        try {
            JournalBenchmark benchmark = new JournalBenchmark(runs, Integer.parseInt(arguments[0]),
                    Integer.parseInt(arguments[1]), List.of(arguments).contains("virtual"));
            for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
                benchmark.round(round);
            }
        } finally {
            delete(runs);
        }
    }

    private void round(int round) throws Exception {
        String id = "round-" + round;
        out.println(round == 0 ? "warming up" : "round " + round);
        RunRecord run;
        try (Journal journal = Journal.create(runs, Examples.header(id))) {
            measure("append", () -> append(journal));
            out.printf(Locale.ROOT, "%-28s %,14d bytes a line%n", "size",
                    Files.size(journal.folder().resolve("journal.jsonl")) / lines);
            measure("scores of an open journal", () -> count(journal));
        }
        long before = used();
        try (Journal journal = resumed(id)) {
            out.printf(Locale.ROOT, "%-28s %,14.1f bytes a trial%n", "held after resume",
                    (double) (used() - before) / lines);
            long start = System.nanoTime();
            run = journal.seal(Instant.EPOCH, List.of(new TaskRecord("counters", "", lines, 0, List.of(),
                    Optional.empty())), List.of(), Optional.empty());
            out.printf(Locale.ROOT, "%-28s %,14.3f s%n", "seal", (System.nanoTime() - start) / 1e9);
        }
        measure("scores of a sealed run", () -> Runs.in(runs).scores(run, "counters").forEach(_ -> {}));
        measure("whole trials", () -> Runs.in(runs).forEachTrial(run, _ -> {}));
        delete(runs.resolve(id));
    }

    private Journal resumed(String id) throws Exception {
        List<Journal> journals = new ArrayList<>();
        measure("resume", () -> journals.add(Journal.resume(runs.resolve(id))));
        return journals.getFirst();
    }

    private void append(Journal journal) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(threads);
        TrialRecord like = Examples.trial(7);
        for (int thread = 0; thread < threads; thread++) {
            int first = thread;
            Runnable work = () -> {
                for (long ordinal = first; ordinal < lines; ordinal += threads) {
                    journal.append(new TrialRecord(like.task(), ordinal, like.trial(), like.score()));
                }
                done.countDown();
            };
            if (virtual) {
                Thread.ofVirtual().start(work);
            } else {
                Thread.ofPlatform().start(work);
            }
        }
        done.await();
    }

    private static void count(Journal journal) {
        journal.scores("counters").forEach(_ -> {});
    }

    /// Wall time is what a user waits for; processor time, garbage collection and compilation included, is what can be
    /// compared when the machine is shared.
    private void measure(String what, Work work) throws Exception {
        long processor = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        double microseconds = (PROCESS.getProcessCpuTime() - processor) / 1e3 / lines;
        out.printf(Locale.ROOT, "%-28s %,14.0f lines/s %8.2f µs of processor time a line%n", what, lines / seconds,
                microseconds);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> paths = Files.walk(path)) {
            for (Path one : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    private interface Work {
        void run() throws Exception;
    }
}
