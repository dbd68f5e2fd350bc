package io.hakari.runner.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.Credit;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Open;
import io.hakari.runner.protocol.v1.Opened;
import io.hakari.runner.protocol.v1.Part;

/// One client's stream of requests and answers.
///
/// Two measures keep a client within bounds. It has credit for requests and tokens, and a request beyond that is refused.
/// And it asks the transport for as many frames as it has room for requests, plus one, so that a Cancel comes through when
/// the room is used up; a request gives its room back when its answer is with the transport. A client that stops reading
/// thereby stops being read, and what it holds here is bounded: unsent text of one request is joined, not queued, and of
/// unsent credit only the last is kept.
///
/// Frames come from the transport's thread, answers from the device's; the monitor of the stream is what they share.
final class RequestStream<F, Q, A> implements StreamObserver<F> {
    private final Dialect<F, Q, A> dialect;
    private final ServerCallStreamObserver<A> out;
    private final Desk desk;
    private final Consumer<Asked<Q, A>> device;
    private final Map<String, Asked<Q, A>> inFlight = new HashMap<>();
    private final ArrayDeque<Asked<Q, A>> outbox = new ArrayDeque<>();
    private Optional<Resident> resident = Optional.empty();
    private Optional<Credit> unsentCredit = Optional.empty();
    private Optional<Status> ending = Optional.empty();
    private String digest = "";
    private String run = "";
    private int mostRequests;
    private long mostTokens;
    private long tokens;
    private int room;
    private boolean halfClosed;
    private boolean closed;

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

    /// Return the run within which requests are known by their ids; empty when each is computed.
    synchronized String run() {
        return run;
    }

    /// Return the epoch of the model that the stream was opened for.
    synchronized long epoch() {
        return resident.map(model -> model.identity().getEpoch()).orElse(0L);
    }

    /// Return how many requests are held here: those in flight and those whose answers are not yet with the transport.
    synchronized int held() {
        return inFlight.size() + (int) outbox.stream().filter(asked -> !asked.isWaiting()).count();
    }

    @Override
    public synchronized void onNext(F frame) {
        if (closed || ending.isPresent()) {
            return;
        }
        switch (dialect.read(frame)) {
            case Dialect.Frame.Opening<Q>(var open) -> open(open);
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

    /// Take nothing more, answer what is in flight, then send the client away with a status.
    synchronized void end(Status status) {
        if (ending.isEmpty()) {
            ending = Optional.of(status);
        }
        finishIfDone();
    }

    /// End when it was opened for another model.
    synchronized void endUnlessFor(String residentDigest, Status status) {
        if (!digest.isEmpty() && !digest.equals(residentDigest)) {
            end(status);
        }
    }

    /// End now, whatever is in flight.
    synchronized void cut(Status status) {
        if (!closed) {
            abandon();
            out.onError(status.asRuntimeException());
        }
    }

    /// Tell the client what it may have in flight from now on.
    synchronized void grant(Credit credit) {
        if (resident.isPresent()) {
            mostRequests = Math.max(mostRequests, credit.getRequests());
            mostTokens = Math.max(mostTokens, credit.getTokens());
            unsentCredit = Optional.of(credit);
            flush();
        }
    }

    /// Settle a request once; later answers to it are dropped.
    synchronized void settle(Asked<Q, A> asked, A last) {
        if (asked.isWaiting()) {
            if (inFlight.remove(asked.id(), asked)) {
                tokens -= asked.tokens();
                desk.tally().answered();
                dialect.count(last, desk.tally());
            }
            asked.settle(Optional.of(last));
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
        if (!closed && unsentCredit.isPresent() && out.isReady()) {
            out.onNext(dialect.credit(unsentCredit.get()));
            unsentCredit = Optional.empty();
        }
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

    private void open(Open open) {
        room++;
        if (resident.isPresent()) {
            refuse(Status.INVALID_ARGUMENT, "frame [open] came twice; open another stream for another model");
            return;
        }
        switch (desk.admit(open)) {
            case Admission.Refused(String sentence) -> refuse(Status.FAILED_PRECONDITION, sentence);
            case Admission.Granted(Resident model, Credit credit) -> {
                resident = Optional.of(model);
                digest = model.digest();
                run = open.getRun();
                mostRequests = credit.getRequests();
                mostTokens = credit.getTokens();
                out.onNext(dialect.opened(
                        Opened.newBuilder().setDeterminism(model.determinism()).setCredit(credit).build()));
                flush();
            }
        }
    }

    private void ask(Q request) {
        var asked = new Asked<>(request, this);
        Optional<Error> refusal = refusal(asked).or(() -> hold(asked));
        if (refusal.isPresent()) {
            asked.settle(Optional.of(dialect.failure(asked.id(), digest, refusal.get())));
            enqueue(asked);
            flush();
            return;
        }
        inFlight.put(asked.id(), asked);
        tokens += asked.tokens();
        desk.tally().began();
        long budget = dialect.budget(request);
        if (budget > 0) {
            desk.limit(asked, budget);
        }
        device.accept(asked);
    }

    private Optional<Error> refusal(Asked<Q, A> asked) {
        if (resident.isEmpty()) {
            return Optional
                    .of(Refusal.rejected("frame [request] came before frame [open]; open the stream for a model"));
        }
        if (inFlight.containsKey(asked.id())) {
            return Optional.of(Refusal.rejected(
                    "field [request_id] is [" + asked.id()
                            + "], which is in flight on this stream; wait for its answer"));
        }
        if (inFlight.size() >= mostRequests || (!inFlight.isEmpty() && tokens + asked.tokens() > mostTokens)) {
            return Optional.of(Refusal.rejected("request has [" + asked.tokens() + "] tokens, and [" + inFlight.size()
                    + "] requests of [" + tokens + "] tokens are in flight on this stream; its credit is "
                    + mostRequests + " requests and " + mostTokens + " tokens; wait for answers"));
        }
        return dialect.refusal(asked.request(), resident.get().model());
    }

    private Optional<Error> hold(Asked<Q, A> asked) {
        List<BlobRef> media = media(dialect.parts(asked.request()));
        if (media.isEmpty()) {
            return Optional.empty();
        }
        Optional<Error> missing = desk.hold(media);
        if (missing.isEmpty()) {
            asked.whenSettled(() -> desk.release(media));
        }
        return missing;
    }

    private static List<BlobRef> media(List<Part> parts) {
        List<BlobRef> media = List.of();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).hasBlob()) {
                media = media.isEmpty() ? new ArrayList<>() : media;
                media.add(parts.get(i).getBlob());
            }
        }
        return media;
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
        List<Asked<Q, A>> left = List.copyOf(inFlight.values());
        inFlight.clear();
        outbox.clear();
        tokens = 0;
        close();
        left.forEach(asked -> {
            desk.tally().abandoned();
            asked.abandon();
        });
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
        } else if (ending.isPresent()) {
            close();
            out.onError(ending.get().asRuntimeException());
        }
    }

    private void close() {
        closed = true;
        desk.closed(this);
    }
}
