package io.hakari.runner.server;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;

/// One client's stream of requests and answers.
///
/// It asks the transport for as many frames as it has room for requests, plus one, so that a Cancel comes through when
/// the room is used up; a request gives its room back when its answer is with the transport. A client that stops reading
/// thereby stops being read, and what it holds here is bounded: unsent text of one request is joined, not queued.
///
/// Frames come from the transport's thread, answers from the device's; the monitor of the stream is what they share.
final class RequestStream<F, Q, A> implements StreamObserver<F> {
    private final Dialect<F, Q, A> dialect;
    private final ServerCallStreamObserver<A> out;
    private final Desk desk;
    private final Consumer<Asked<Q, A>> device;
    private final Map<String, Asked<Q, A>> inFlight = new HashMap<>();
    private final ArrayDeque<Asked<Q, A>> outbox = new ArrayDeque<>();
    private String digest = "";
    private int room;
    private boolean halfClosed;
    private boolean draining;
    private boolean closed;

    /// What the streams of one server have in common.
    interface Desk {

        /// Return the digest of the resident model; empty when there is none.
        Optional<String> residentDigest();

        /// Forget a stream that is over.
        void closed(RequestStream<?, ?, ?> stream);
    }

    RequestStream(Dialect<F, Q, A> dialect, ServerCallStreamObserver<A> out, Desk desk, Consumer<Asked<Q, A>> device) {
        this.dialect = dialect;
        this.out = out;
        this.desk = desk;
        this.device = device;
    }

    /// Begin to listen, with room for so many requests.
    void start(int requestsInFlight) {
        out.disableAutoRequest();
        out.setOnReadyHandler(this::flush);
        out.setOnCancelHandler(this::abandon);
        out.request(requestsInFlight + 1);
    }

    Dialect<F, Q, A> dialect() {
        return dialect;
    }

    /// Return the digest that the client opened the stream for; empty before that.
    synchronized String digest() {
        return digest;
    }

    @Override
    public synchronized void onNext(F frame) {
        if (closed || draining) {
            return;
        }
        switch (dialect.read(frame)) {
            case Dialect.Frame.Opening<Q>(var open) -> open(open.getModelDigest());
            case Dialect.Frame.Asking<Q>(var request) -> ask(request);
            case Dialect.Frame.Cancelling<Q>(var cancel) -> cancel(cancel.getRequestIdsList());
            case Dialect.Frame.Unknown<Q> _ -> refuse(Status.INVALID_ARGUMENT,
                    "frame is empty or of a kind that this runner does not know; send open, request or cancel");
        }
    }

    @Override
    public void onError(Throwable lost) {
        abandon();
    }

    @Override
    public synchronized void onCompleted() {
        halfClosed = true;
        finishIfDone();
    }

    /// Take nothing more, answer what is in flight, then send the client elsewhere.
    synchronized void drain() {
        draining = true;
        finishIfDone();
    }

    /// Settle a request once; later answers to it are dropped.
    synchronized void settle(Asked<Q, A> asked, A last) {
        if (asked.isWaiting()) {
            asked.settle(Optional.of(last));
            inFlight.remove(asked.id());
            enqueue(asked);
        }
    }

    synchronized void progress(Asked<Q, A> asked, String text) {
        if (asked.isWaiting()) {
            asked.append(text);
            enqueue(asked);
            flush();
        }
    }

    /// Send what the transport is ready to take.
    synchronized void flush() {
        while (!closed && !outbox.isEmpty() && out.isReady()) {
            send(outbox.remove());
        }
        if (!closed && room > 0) {
            int given = room;
            room = 0;
            out.request(given);
        }
        finishIfDone();
    }

    private void send(Asked<Q, A> asked) {
        asked.unqueue();
        String text = asked.takeUnsent();
        if (!text.isEmpty()) {
            out.onNext(dialect.delta(asked.id(), digest, text));
        }
        asked.settledAnswer().ifPresent(answer -> {
            out.onNext(answer);
            room++;
        });
    }

    private void enqueue(Asked<Q, A> asked) {
        if (asked.queue()) {
            outbox.add(asked);
        }
    }

    private void open(String asked) {
        room++;
        if (!digest.isEmpty()) {
            refuse(Status.INVALID_ARGUMENT, "frame [open] came twice; open another stream for another model");
            return;
        }
        Optional<String> resident = desk.residentDigest();
        if (!resident.equals(Optional.of(asked))) {
            refuse(Status.FAILED_PRECONDITION, "stream was opened for model [" + asked + "] but resident is ["
                    + resident.orElse("none") + "]; load the model first");
            return;
        }
        digest = asked;
        flush();
    }

    private void ask(Q request) {
        var asked = new Asked<>(request, this);
        Optional<Error> refusal = refusal(asked);
        if (refusal.isPresent()) {
            asked.settle(Optional.of(dialect.failure(asked.id(), digest, refusal.get())));
            enqueue(asked);
            flush();
            return;
        }
        inFlight.put(asked.id(), asked);
        device.accept(asked);
    }

    private Optional<Error> refusal(Asked<Q, A> asked) {
        if (digest.isEmpty()) {
            return Optional
                    .of(Refusal.rejected("frame [request] came before frame [open]; open the stream for a model"));
        }
        if (inFlight.containsKey(asked.id())) {
            return Optional.of(Refusal.rejected(
                    "field [request_id] is [" + asked.id()
                            + "], which is in flight on this stream; wait for its answer"));
        }
        return dialect.refusal(asked.request());
    }

    private void cancel(List<String> ids) {
        room++;
        for (String id : ids) {
            Asked<Q, A> asked = inFlight.get(id);
            if (asked != null) {
                asked.fail(Code.CANCELLED, "request was cancelled by the client");
            }
        }
        flush();
    }

    private synchronized void abandon() {
        inFlight.values().forEach(asked -> asked.settle(Optional.empty()));
        inFlight.clear();
        outbox.clear();
        close();
    }

    private void refuse(Status status, String sentence) {
        abandon();
        out.onError(status.withDescription(sentence).asRuntimeException());
    }

    private void finishIfDone() {
        if (closed || !inFlight.isEmpty() || !outbox.isEmpty()) {
            return;
        }
        if (halfClosed) {
            close();
            out.onCompleted();
        } else if (draining) {
            close();
            out.onError(Status.UNAVAILABLE.withDescription("runner is shutting down").asRuntimeException());
        }
    }

    private void close() {
        closed = true;
        desk.closed(this);
    }
}
