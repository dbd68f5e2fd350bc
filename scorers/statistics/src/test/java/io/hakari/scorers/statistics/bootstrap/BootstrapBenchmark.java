package io.hakari.scorers.statistics.bootstrap;

import static io.hakari.testkit.BenchmarkRow.row;

import java.util.List;
import java.util.function.ToDoubleFunction;

import io.hakari.scorers.statistics.Jmh;
import io.hakari.testkit.BenchmarkRow;
import io.hakari.testkit.Benchmarks.Benchmark;

/// Milliseconds of whole answers by JMH: BCa of 100 000 items with 10 000 replicates, and the sign-flip test of 10 000
/// pairs, on one thread unless the row says otherwise, beside scipy where Python is at hand.
public final class BootstrapBenchmark implements Benchmark {

    @Override
    public String id() {
        return "bootstrap";
    }

    @Override
    public List<BenchmarkRow> measure() throws Exception {
        ToDoubleFunction<String> ours = Jmh.measure(BootstrapSpeed.class);
        ScipyPeer scipy = ScipyPeer.measured();
        return List.of(
                row("bootstrap/paired-binary", ours.applyAsDouble("pairedBinary"), "ms").atMost(10).beside(scipy.bca()),
                row("bootstrap/41-levels", ours.applyAsDouble("levels"), "ms").atMost(40).beside(scipy.bca()),
                row("bootstrap/doubles", ours.applyAsDouble("doubles"), "ms").atMost(700).beside(scipy.bca()),
                row("bootstrap/doubles-2-threads", ours.applyAsDouble("doublesOnTwoThreads"), "ms").atMost(400)
                        .beside(scipy.bca()),
                row("bootstrap/5000-clusters", ours.applyAsDouble("clusters"), "ms").atMost(80),
                row("bootstrap/sign-flip", ours.applyAsDouble("signFlip"), "ms").atMost(200).beside(scipy.signFlip()));
    }
}
