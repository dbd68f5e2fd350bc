package io.hakari.runner.server;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.hakari.runner.protocol.v1.ActEvent;
import io.hakari.runner.protocol.v1.ActFrame;
import io.hakari.runner.protocol.v1.GenerateEvent;
import io.hakari.runner.protocol.v1.GenerateFrame;
import io.hakari.runner.protocol.v1.Limits;
import io.hakari.runner.protocol.v1.ModelIdentity;
import io.hakari.runner.protocol.v1.RunnerInferenceGrpc.RunnerInferenceImplBase;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;

/// Passes requests from streams to the device.
final class InferenceService extends RunnerInferenceImplBase implements RequestStream.Desk, ActStream.Desk {
    private final Device device;
    private final Limits limits;
    private final Set<RequestStream<?, ?, ?>> streams = ConcurrentHashMap.newKeySet();
    private final Set<ActStream> sessions = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;

    InferenceService(Device device, Limits limits) {
        this.device = device;
        this.limits = limits;
    }

    @Override
    public StreamObserver<ScoreFrame> score(StreamObserver<ScoreEvent> out) {
        return begin(new ScoreDialect(limits.getMaxContinuations()), out, device::score);
    }

    @Override
    public StreamObserver<GenerateFrame> generate(StreamObserver<GenerateEvent> out) {
        return begin(new GenerateDialect(), out, device::generate);
    }

    @Override
    public StreamObserver<ActFrame> act(StreamObserver<ActEvent> out) {
        var stream = new ActStream((ServerCallStreamObserver<ActEvent>) out, this);
        sessions.add(stream);
        stream.start();
        if (draining) {
            stream.drain();
        }
        return stream;
    }

    @Override
    public Optional<Resident> resident() {
        return device.present();
    }

    @Override
    public void closed(ActStream stream) {
        sessions.remove(stream);
    }

    @Override
    public Optional<String> residentDigest() {
        return device.resident().map(ModelIdentity::getDigest);
    }

    @Override
    public void closed(RequestStream<?, ?, ?> stream) {
        streams.remove(stream);
    }

    /// Take nothing more; each stream ends when its requests in flight are answered.
    void drain() {
        draining = true;
        streams.forEach(RequestStream::drain);
        sessions.forEach(ActStream::drain);
    }

    private <F, Q, A> StreamObserver<F> begin(Dialect<F, Q, A> dialect, StreamObserver<A> out,
            Consumer<Asked<Q, A>> to) {
        var stream = new RequestStream<>(dialect, (ServerCallStreamObserver<A>) out, this, to);
        streams.add(stream);
        stream.start(limits.getMaxRequestsInFlight());
        if (draining) {
            stream.drain();
        }
        return stream;
    }
}
