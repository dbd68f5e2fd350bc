package io.hakari.scorers.statistics.bootstrap;

import static io.hakari.scorers.statistics.bootstrap.Bootstrap.bootstrap;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Whole answers, from arrays of scores to an interval.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BootstrapSpeed {
    private static final int ITEMS = 100_000;
    private static final int CLUSTERS = 5_000;
    private static final int PAIRS = 10_000;
    private static final int REPLICATES = 10_000;

    private final RandomGenerator random = new Random(1);
    private final double[] doubles = IntStream.range(0, ITEMS).mapToDouble(_ -> random.nextGaussian()).toArray();
    private final double[] levels = IntStream.range(0, ITEMS).mapToDouble(_ -> random.nextInt(41) / 40.0).toArray();
    private final double[] candidate = IntStream.range(0, ITEMS).mapToDouble(_ -> random.nextInt(10) < 8 ? 1 : 0)
            .toArray();
    private final double[] baseline = Arrays.stream(candidate).map(x -> random.nextInt(10) == 0 ? 1 - x : x).toArray();
    private final int[] clusters = IntStream.range(0, ITEMS).map(i -> i < CLUSTERS ? i : random.nextInt(CLUSTERS))
            .toArray();
    private final double[] differences = Arrays.copyOf(doubles, PAIRS);
    private long seed;

    /// Another seed each time, so that nothing can be kept from the last.
    private Bootstrap next() {
        return bootstrap(REPLICATES, seed++);
    }

    private static double bca(Bootstrap bootstrap, BootstrapStatistic statistic) {
        return bootstrap.bca(statistic, 0.95).orElseThrow().interval().lower();
    }

    /// BCa of a paired difference of zeros and ones.
    @Benchmark
    public double pairedBinary() {
        return bca(next(), BootstrapStatistic.pairedDifference(candidate, baseline));
    }

    /// BCa of a mean over 41 levels.
    @Benchmark
    public double levels() {
        return bca(next(), BootstrapStatistic.mean(levels));
    }

    /// BCa of a mean of arbitrary numbers.
    @Benchmark
    public double doubles() {
        return bca(next(), BootstrapStatistic.mean(doubles));
    }

    /// BCa of a mean of arbitrary numbers on two threads.
    @Benchmark
    public double doublesOnTwoThreads() {
        return bca(next().threads(2), BootstrapStatistic.mean(doubles));
    }

    /// BCa of a mean over clusters.
    @Benchmark
    public double clusters() {
        return bca(next(), BootstrapStatistic.clusteredMean(doubles, clusters));
    }

    /// The sign-flip test.
    @Benchmark
    public double signFlip() {
        return SignFlipTest.of(differences, next()).twoSided();
    }
}
