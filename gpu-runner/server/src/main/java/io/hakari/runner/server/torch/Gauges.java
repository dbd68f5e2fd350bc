package io.hakari.runner.server.torch;

import java.util.HashMap;
import java.util.Map;

import io.grpc.Channel;
import io.grpc.stub.StreamObserver;
import io.hakari.runner.protocol.v1.RunnerControlGrpc;
import io.hakari.runner.protocol.v1.Telemetry;
import io.hakari.runner.protocol.v1.TelemetryRequest;

/// What a worker last told of its state; nothing before it told anything, and the last of it after it ended.
final class Gauges implements StreamObserver<Telemetry> {
    private static final int PERIOD_MS = 1000;

    private volatile Map<String, Double> last = Map.of();

    /// Listen until the worker ends.
    static Gauges of(Channel worker) {
        var gauges = new Gauges();
        RunnerControlGrpc.newStub(worker)
                .watchTelemetry(TelemetryRequest.newBuilder().setPeriodMs(PERIOD_MS).build(), gauges);
        return gauges;
    }

    Map<String, Double> last() {
        return last;
    }

    @Override
    public void onNext(Telemetry told) {
        Map<String, Double> values = new HashMap<>(told.getEngineMap());
        values.put("worker-waiting", (double) told.getWaiting());
        values.put("worker-in-flight", (double) told.getInFlight());
        values.put("computed-prompt-tokens", (double) told.getPromptTokens());
        values.put("generated-tokens", (double) told.getGeneratedTokens());
        last = Map.copyOf(values);
    }

    @Override
    public void onError(Throwable gone) {
        // The stream ends with its worker, and a worker that tells nothing still answers.
    }

    @Override
    public void onCompleted() {
        // As above.
    }
}
