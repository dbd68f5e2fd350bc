package io.hakari.bench;

import static io.hakari.testkit.BenchmarkRow.row;

import java.io.IOException;
import java.util.List;

import io.hakari.testkit.BenchmarkRow;
import io.hakari.testkit.Benchmarks.Benchmark;

/// Samples per second of the whole harness when the model costs nothing: in this process, and through gRPC on loopback
/// with the runner in another.
public final class OverheadBenchmark implements Benchmark {
    private static final long SAMPLES = 300_000;
    private static final int ROUNDS = 3;

    @Override
    public String id() {
        return "overhead";
    }

    @Override
    public List<BenchmarkRow> measure() throws IOException {
        double inProcess = OverheadRun.samplesPerSecond("scripted:first", "step-0001", SAMPLES, ROUNDS);
        double overGrpc = OverheadRun.samplesPerSecond("local:demo?engine=scripted", "scripted-0001", SAMPLES, ROUNDS);
        return List.of(
                row("overhead/in-process", inProcess, "samples/s").atLeast(120_000).beside(LmEval.samplesPerSecond()),
                row("overhead/grpc", overGrpc, "samples/s").atLeast(50_000).beside(LmEval.samplesPerSecond()));
    }
}
