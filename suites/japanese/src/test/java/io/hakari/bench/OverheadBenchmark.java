package io.hakari.bench;

import static io.hakari.testkit.BenchmarkRow.row;

import java.io.IOException;
import java.util.List;

import io.hakari.testkit.BenchmarkRow;
import io.hakari.testkit.Benchmarks.Benchmark;

/// Samples per second of the whole harness when the model costs nothing: in this process, through gRPC on loopback with
/// the runner in another, and through gRPC with a runner that is started for the run.
public final class OverheadBenchmark implements Benchmark {
    private static final long SAMPLES = 300_000;
    private static final int ROUNDS = 3;

    @Override
    public String id() {
        return "overhead";
    }

    @Override
    public List<BenchmarkRow> measure() throws IOException {
        String checkpoint = "scripted-0001";
        double inProcess = OverheadRun.samplesPerSecond("scripted:first", "step-0001", SAMPLES, ROUNDS);
        double overGrpc;
        try (WarmRunner runner = WarmRunner.start()) {
            overGrpc = OverheadRun.samplesPerSecond(runner.address(), checkpoint, SAMPLES, ROUNDS);
        }
        double started = OverheadRun.samplesPerSecond("local:demo?engine=scripted", checkpoint, SAMPLES, ROUNDS);
        return List.of(
                row("overhead/in-process", inProcess, "samples/s").atLeast(120_000).beside(LmEval.samplesPerSecond()),
                row("overhead/grpc", overGrpc, "samples/s").atLeast(50_000).beside(LmEval.samplesPerSecond()),
                row("overhead/grpc-started", started, "samples/s"));
    }
}
