package io.hakari.scorers.statistics.bootstrap;

import static io.hakari.scorers.statistics.bootstrap.Bootstrap.bootstrap;
import static io.hakari.testkit.BenchmarkRow.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.hakari.testkit.BenchmarkRow;
import io.hakari.testkit.Benchmarks.Benchmark;

/// Milliseconds of whole answers, from arrays of scores to an interval: BCa of 100 000 items with 10 000 replicates, and
/// the sign-flip test of 10 000 pairs, on one thread unless the row says otherwise.
///
/// An answer takes between one millisecond and one second, where the overhead that JMH guards against does not show;
/// so this is a plain loop: warm up, then take the median. JMH's generated sources would not compile without warnings
/// either.
public final class BootstrapBenchmark implements Benchmark {
    private static final int ITEMS = 100_000;
    private static final int CLUSTERS = 5_000;
    private static final int PAIRS = 10_000;
    private static final int REPLICATES = 10_000;
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 11;

    private double kept;

    @Override
    public String id() {
        return "bootstrap";
    }

    @Override
    public List<BenchmarkRow> measure() {
        RandomGenerator random = new Random(1);
        double[] doubles = IntStream.range(0, ITEMS).mapToDouble(_ -> random.nextGaussian()).toArray();
        double[] levels = IntStream.range(0, ITEMS).mapToDouble(_ -> random.nextInt(41) / 40.0).toArray();
        double[] candidate = IntStream.range(0, ITEMS).mapToDouble(_ -> random.nextInt(10) < 8 ? 1 : 0).toArray();
        double[] baseline = Arrays.stream(candidate).map(x -> random.nextInt(10) == 0 ? 1 - x : x).toArray();
        int[] clusters = IntStream.range(0, ITEMS).map(i -> i < CLUSTERS ? i : random.nextInt(CLUSTERS)).toArray();
        double[] differences = Arrays.copyOf(doubles, PAIRS);
        ScipyPeer scipy = ScipyPeer.measured();
        return List.of(
                row("bootstrap/paired-binary",
                        median(bootstrap -> bca(bootstrap, BootstrapStatistic.pairedDifference(candidate, baseline))),
                        "ms").atMost(10).beside(scipy.bca()),
                row("bootstrap/41-levels", median(bootstrap -> bca(bootstrap, BootstrapStatistic.mean(levels))), "ms")
                        .atMost(40).beside(scipy.bca()),
                row("bootstrap/doubles", median(bootstrap -> bca(bootstrap, BootstrapStatistic.mean(doubles))), "ms")
                        .atMost(700).beside(scipy.bca()),
                row("bootstrap/doubles-2-threads",
                        median(bootstrap -> bca(bootstrap.threads(2), BootstrapStatistic.mean(doubles))), "ms")
                        .atMost(400).beside(scipy.bca()),
                row("bootstrap/5000-clusters",
                        median(bootstrap -> bca(bootstrap, BootstrapStatistic.clusteredMean(doubles, clusters))), "ms")
                        .atMost(80),
                row("bootstrap/sign-flip",
                        median(bootstrap -> SignFlipTest.of(differences, bootstrap).twoSided()), "ms")
                        .atMost(200).beside(scipy.signFlip()));
    }

    private static double bca(Bootstrap bootstrap, BootstrapStatistic statistic) {
        return bootstrap.bca(statistic, 0.95).orElseThrow().interval().lower();
    }

    private double median(ToDoubleFunction<Bootstrap> answer) {
        List<Double> milliseconds = new ArrayList<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long start = System.nanoTime();
            kept += answer.applyAsDouble(bootstrap(REPLICATES, round));
            if (round >= 0) {
                milliseconds.add((System.nanoTime() - start) / 1e6);
            }
        }
        return milliseconds.stream().sorted().toList().get(ROUNDS / 2) + 0 * kept;
    }
}
