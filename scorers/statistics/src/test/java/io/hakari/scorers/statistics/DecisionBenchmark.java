package io.hakari.scorers.statistics;

import static io.hakari.testkit.BenchmarkRow.row;

import java.util.List;
import java.util.function.ToDoubleFunction;

import io.hakari.testkit.BenchmarkRow;
import io.hakari.testkit.Benchmarks.Benchmark;

/// Milliseconds by JMH from scores in memory to a decision: forty tasks of 20 000 paired items on every processor, and the
/// standard error of a million items in clusters on one.
public final class DecisionBenchmark implements Benchmark {

    @Override
    public String id() {
        return "decision";
    }

    @Override
    public List<BenchmarkRow> measure() throws Exception {
        ToDoubleFunction<String> ours = Jmh.measure(DecisionSpeed.class);
        return List.of(
                row("decision/40-tasks", ours.applyAsDouble("decision"), "ms").atMost(1_000),
                row("decision/clusters", ours.applyAsDouble("clusters"), "ms").atMost(7));
    }
}
