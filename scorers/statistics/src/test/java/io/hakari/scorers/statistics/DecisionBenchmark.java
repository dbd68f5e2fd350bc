package io.hakari.scorers.statistics;

import static io.hakari.scorers.statistics.Accuracy.accuracy;
import static io.hakari.suite.Gates.metric;
import static io.hakari.testkit.BenchmarkRow.row;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.hakari.gate.Evidence;
import io.hakari.gate.Finding;
import io.hakari.gate.Gate;
import io.hakari.gate.Points;
import io.hakari.gate.Policy;
import io.hakari.metric.Measurement;
import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.score.Score;
import io.hakari.scorers.statistics.cluster.ClusteredMean;
import io.hakari.testkit.BenchmarkRow;
import io.hakari.testkit.Benchmarks.Benchmark;

/// Milliseconds from scores in memory to a decision: forty tasks of 20 000 paired items on two threads, and the standard
/// error of a million items in clusters on one. Median of repeated rounds after a warm-up.
public final class DecisionBenchmark implements Benchmark {
    private static final int TASKS = 40;
    private static final int ITEMS = 20_000;
    private static final int MANY = 1_000_000;
    private static final int CLUSTERS = 10_000;
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 9;

    @Override
    public String id() {
        return "decision";
    }

    @Override
    public List<BenchmarkRow> measure() {
        List<Scores> candidates = IntStream.range(0, TASKS).mapToObj(task -> run(task, 0.8)).toList();
        List<Scores> baselines = IntStream.range(0, TASKS).mapToObj(task -> run(task, 0.79)).toList();
        SplittableRandom random = new SplittableRandom(1);
        double[] values = random.doubles(MANY).toArray();
        int[] clusters = random.ints(MANY, 0, CLUSTERS).toArray();
        return List.of(
                row("decision/40-tasks", median(() -> decide(candidates, baselines)), "ms").atMost(1_000),
                row("decision/clusters", median(() -> ClusteredMean.of(values, clusters).errors().orElseThrow().cr2()),
                        "ms").atMost(7));
    }

    private static double decide(List<Scores> candidates, List<Scores> baselines) {
        Map<String, Finding> findings = IntStream.range(0, TASKS).parallel().boxed()
                .collect(
                        Collectors.toMap(task -> name(task), task -> finding(candidates.get(task), baselines.get(task)),
                                (one, _) -> one, TreeMap::new));
        List<Gate> gates = IntStream.range(0, TASKS).<Gate>mapToObj(
                task -> metric(name(task)).isNoWorseThanBaseline().byMoreThan(new Points(0.02))).toList();
        return Policy.of("all", gates).judge(new Evidence(findings)).size();
    }

    private static Finding finding(Scores candidate, Scores baseline) {
        Optional<Measurement> change = accuracy().change(candidate, baseline);
        return new Finding(accuracy().measure(candidate).orElseThrow(), change, true);
    }

    private static String name(int task) {
        return "task-" + task + "/accuracy";
    }

    private static Scores run(int task, double share) {
        SplittableRandom ids = new SplittableRandom(task);
        SplittableRandom answers = new SplittableRandom(Double.hashCode(share) + task);
        List<ScoredTrial> trials = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            String id = HexFormat.of().toHexDigits(ids.nextLong()) + HexFormat.of().toHexDigits(ids.nextLong());
            trials.add(new ScoredTrial(id, 1, Score.of(answers.nextDouble() < share, "答え")));
        }
        return trials::forEach;
    }

    private static double median(DoubleSupplier answer) {
        List<Double> milliseconds = new ArrayList<>();
        double kept = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long start = System.nanoTime();
            kept += answer.getAsDouble();
            if (round >= 0) {
                milliseconds.add((System.nanoTime() - start) / 1e6);
            }
        }
        return milliseconds.stream().sorted().toList().get(ROUNDS / 2) + 0 * kept;
    }
}
