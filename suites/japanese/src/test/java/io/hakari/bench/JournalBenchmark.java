package io.hakari.bench;

import static io.hakari.testkit.BenchmarkRow.row;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;

import io.hakari.exchange.Checkpoint;
import io.hakari.exchange.Exchange;
import io.hakari.exchange.Likelihood;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Trial;
import io.hakari.gate.Policy;
import io.hakari.records.Journal;
import io.hakari.records.PolicyRecord;
import io.hakari.records.RunHeader;
import io.hakari.records.RunRecord;
import io.hakari.records.Runs;
import io.hakari.records.TaskRecord;
import io.hakari.records.TrialRecord;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.testkit.BenchmarkRow;
import io.hakari.testkit.Benchmarks;
import io.hakari.testkit.Benchmarks.Benchmark;

/// Lines per second of the journal alone: trials of five choices appended by as many virtual threads as the engine has,
/// and their scores read back from the sealed run.
///
/// The bar of appending is what a bare writer of such lines reached when the journal was designed: JSON Lines with a
/// checksum each, by one thread, forced to the disk every thousand lines.
public final class JournalBenchmark implements Benchmark {
    private static final int LINES = 500_000;
    private static final int WRITERS = 256;
    private static final int ROUNDS = 4;
    private static final String TASK = "shelves";
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @Override
    public String id() {
        return "journal";
    }

    @Override
    public List<BenchmarkRow> measure() throws IOException, InterruptedException {
        Path runs = Benchmarks.root().resolve("target").resolve("bench").resolve("journal");
        double[] append = new double[ROUNDS];
        double[] read = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            OverheadRun.delete(runs);
            RunRecord run;
            try (Journal journal = Journal.create(runs, header())) {
                long begun = System.nanoTime();
                append(journal);
                append[round] = rate(begun);
                run = journal.seal(Instant.EPOCH,
                        List.of(new TaskRecord(TASK, "", LINES, 0, List.of(), Optional.empty())), List.of(),
                        Optional.empty());
            }
            long begun = System.nanoTime();
            Runs.in(runs).scores(run, TASK).forEach(_ -> {});
            read[round] = rate(begun);
        }
        OverheadRun.delete(runs);
        return List.of(row("journal/append", median(append), "lines/s").atLeast(626_000),
                row("journal/read", median(read), "lines/s"));
    }

    private static void append(Journal journal) throws InterruptedException {
        Sample sample = Sample.choosing("shelves/17", "問17：17番目の棚にある部品はどれですか。", List.of("ねじ", "歯車", "ばね", "軸受", "配線"),
                "歯車");
        Trial trial = new Trial(sample, 1, List.of(exchange(sample)));
        CountDownLatch done = new CountDownLatch(WRITERS);
        for (int writer = 0; writer < WRITERS; writer++) {
            int first = writer;
            Thread.ofVirtual().start(() -> {
                for (long ordinal = first; ordinal < LINES; ordinal += WRITERS) {
                    journal.append(new TrialRecord(TASK, ordinal, trial, Score.of(true, "歯車")));
                }
                done.countDown();
            });
        }
        done.await();
    }

    private static Exchange exchange(Sample sample) {
        var likelihoods = List.of(new Likelihood(-12.508312, 2, false), new Likelihood(-0.250127, 2, true),
                new Likelihood(-9.3366891, 2, false), new Likelihood(-17.045117, 2, false),
                new Likelihood(-4.8813972, 2, false));
        return new Exchange(new Request.Weigh(sample.input(), sample.choices()), new Response.Weighed(likelihoods));
    }

    private static RunHeader header() {
        return new RunHeader("journal", Instant.EPOCH, "journal", "1", DIGEST,
                PolicyRecord.of(Policy.of("journal", List.of())), List.of(),
                new Checkpoint("step-0001", DIGEST, Map.of()), "scripted:first", 1, OptionalLong.empty(), Map.of());
    }

    private static double rate(long begun) {
        return LINES / ((System.nanoTime() - begun) / 1e9);
    }

    /// Return the median of all rounds but the first, which warms up.
    private static double median(double[] rates) {
        double[] counted = Arrays.copyOfRange(rates, 1, rates.length);
        Arrays.sort(counted);
        return counted[counted.length / 2];
    }
}
