package io.hakari.runner.server;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.hakari.runner.protocol.v1.ActEvent;
import io.hakari.runner.protocol.v1.ActFrame;
import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.Credit;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.GenerateEvent;
import io.hakari.runner.protocol.v1.GenerateFrame;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.Limits;
import io.hakari.runner.protocol.v1.Open;
import io.hakari.runner.protocol.v1.RenderReply;
import io.hakari.runner.protocol.v1.RenderRequest;
import io.hakari.runner.protocol.v1.RunnerInferenceGrpc.RunnerInferenceImplBase;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.runner.protocol.v1.ScoreRequest;

/// Passes requests from streams to the device.
final class InferenceService extends RunnerInferenceImplBase implements Desk, ActStream.Desk {
    private static final Status SHUTTING_DOWN = Status.UNAVAILABLE.withDescription("runner is shutting down");

    private final Device device;
    private final Limits limits;
    private final Allowance allowance;
    private final BlobStore blobs;
    private final Alarm alarm;
    private final Tally tally = new Tally();
    private final ScoreDialect scoreDialect;
    private final Results<ScoreRequest, ScoreEvent> scores;
    private final Results<GenerateRequest, GenerateEvent> generations;
    private final Set<RequestStream<?, ?, ?>> streams = ConcurrentHashMap.newKeySet();
    private final Set<ActStream> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicLong lease = new AtomicLong();
    private volatile boolean draining;

    InferenceService(Device device, Limits limits, Allowance allowance, BlobStore blobs, Alarm alarm,
            long resultBytes) {
        this.device = device;
        this.limits = limits;
        this.allowance = allowance;
        this.blobs = blobs;
        this.alarm = alarm;
        this.scoreDialect = new ScoreDialect(limits.getMaxContinuations());
        this.scores = new Results<>(scoreDialect, resultBytes / 2, device::score);
        this.generations = new Results<>(new GenerateDialect(), resultBytes / 2, device::generate);
    }

    @Override
    public StreamObserver<ScoreFrame> score(StreamObserver<ScoreEvent> out) {
        return begin(scoreDialect, out, scores);
    }

    @Override
    public StreamObserver<GenerateFrame> generate(StreamObserver<GenerateEvent> out) {
        return begin(new GenerateDialect(), out, generations);
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
        return device.resident();
    }

    @Override
    public void closed(ActStream stream) {
        sessions.remove(stream);
    }

    @Override
    public void render(RenderRequest request, StreamObserver<RenderReply> out) {
        ((ServerCallStreamObserver<RenderReply>) out).setOnCancelHandler(() -> {});
        Thread.ofVirtual().name("hakari-render").start(() -> {
            out.onNext(render(request));
            out.onCompleted();
        });
    }

    private RenderReply render(RenderRequest request) {
        Optional<Resident> now = device.resident();
        if (now.isEmpty() || !now.get().digest().equals(request.getModelDigest())) {
            return failed(Code.DIGEST_MISMATCH, "request is for model [" + request.getModelDigest()
                    + "] but resident is [" + now.map(Resident::digest).orElse("none") + "]; load the model first");
        }
        if (!(now.get().model() instanceof Renderer renderer)) {
            return failed(Code.UNSUPPORTED,
                    "model [" + now.get().identity().getName() + "] does not say which tokens it reads");
        }
        try {
            return renderer.render(request);
        } catch (RuntimeException e) {
            // Tokenizers and templates are the checkpoint's own; whatever they throw is told to who asked.
            return failed(Code.BROKEN, "engine failed to render: " + e);
        }
    }

    private static RenderReply failed(Code code, String message) {
        return RenderReply.newBuilder().setError(Error.newBuilder().setCode(code).setMessage(message)).build();
    }

    @Override
    public Admission admit(Open open) {
        Optional<Resident> now = device.resident();
        if (now.isEmpty() || !now.get().digest().equals(open.getModelDigest())) {
            return new Admission.Refused("stream was opened for model [" + open.getModelDigest() + "] but resident is ["
                    + now.map(Resident::digest).orElse("none") + "]; load the model first");
        }
        return Doorway.refusal(open, now.get())
                .or(() -> replaced(open.getLeaseEpoch()))
                .<Admission>map(Admission.Refused::new)
                .orElseGet(() -> new Admission.Granted(now.get(), allowance.now()));
    }

    /// Leases rise for as long as the runner lives: whoever comes late with a lower one was thought dead and replaced.
    private Optional<String> replaced(long epoch) {
        long highest = lease.accumulateAndGet(epoch, (known, asked) -> Long.compareUnsigned(known, asked) < 0
                ? asked
                : known);
        return highest == epoch
                ? Optional.empty()
                : Optional.of("stream was opened with lease epoch [" + Long.toUnsignedString(epoch) + "] but ["
                        + Long.toUnsignedString(highest)
                        + "] was seen; its owner was replaced, ask for a new lease");
    }

    @Override
    public Optional<Error> hold(List<BlobRef> media) {
        return blobs.hold(media);
    }

    @Override
    public void release(List<BlobRef> media) {
        blobs.release(media);
    }

    @Override
    public void limit(Asked<?, ?> asked, long millis) {
        Future<?> end = alarm.after(millis, () -> {
            if (asked.isWaiting()) {
                asked.fail(Code.TIMED_OUT, "request was not answered within its budget of [" + millis
                        + "] ms; give it more, or ask for less");
                asked.stream().flush();
            }
        });
        asked.whenSettled(() -> end.cancel(false));
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public void closed(RequestStream<?, ?, ?> stream) {
        streams.remove(stream);
    }

    /// Tell every stream what it may have in flight from now on.
    void grant(Credit credit) {
        streams.forEach(stream -> stream.grant(credit));
    }

    /// End the streams of every other model, after what they asked is answered.
    void nowResident(Optional<Resident> resident) {
        String digest = resident.map(Resident::digest).orElse("none");
        Status status = Status.FAILED_PRECONDITION.withDescription(
                "model of this stream was replaced and resident is [" + digest
                        + "]; load the model and open another stream");
        streams.forEach(stream -> stream.endUnlessFor(digest, status));
    }

    /// Take nothing more; each stream ends when its requests in flight are answered.
    void drain() {
        draining = true;
        streams.forEach(stream -> stream.end(SHUTTING_DOWN));
        sessions.forEach(ActStream::drain);
    }

    /// Return whether every stream has ended.
    boolean isIdle() {
        return streams.isEmpty();
    }

    /// End every stream, whatever is in flight.
    void cut() {
        streams.forEach(stream -> stream.cut(SHUTTING_DOWN));
    }

    private <F, Q, A> StreamObserver<F> begin(Dialect<F, Q, A> dialect, StreamObserver<A> out, Results<Q, A> results) {
        var stream = new RequestStream<>(dialect, (ServerCallStreamObserver<A>) out, this, results::take);
        streams.add(stream);
        stream.start(limits.getMaxRequestsInFlight());
        if (draining) {
            stream.end(SHUTTING_DOWN);
        }
        return stream;
    }
}
