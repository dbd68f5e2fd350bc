package io.hakari.scorers.statistics;

import static io.hakari.scorers.statistics.Accuracy.accuracy;
import static io.hakari.suite.Gates.metric;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

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

/// From scores in memory to a decision, and the standard error of a million items in clusters.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@org.openjdk.jmh.annotations.Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecisionSpeed {
    private static final int TASKS = 40;
    private static final int ITEMS = 20_000;
    private static final int MANY = 1_000_000;
    private static final int CLUSTERS = 10_000;

    private final List<Scores> candidates = IntStream.range(0, TASKS).mapToObj(task -> run(task, 0.8)).toList();
    private final List<Scores> baselines = IntStream.range(0, TASKS).mapToObj(task -> run(task, 0.79)).toList();
    private final double[] values = new SplittableRandom(1).doubles(MANY).toArray();
    private final int[] clusters = new SplittableRandom(2).ints(MANY, 0, CLUSTERS).toArray();

    /// Decide forty tasks of 20 000 paired items on every processor.
    @Benchmark
    public double decision() {
        return decide(candidates, baselines);
    }

    /// Find the standard error of a million items.
    @Benchmark
    public double clusters() {
        return ClusteredMean.of(values, clusters).errors().orElseThrow().cr2();
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
}
