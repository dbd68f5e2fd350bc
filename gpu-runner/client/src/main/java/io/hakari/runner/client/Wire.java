package io.hakari.runner.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import com.google.protobuf.MessageLite;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.RunnerException;
import io.hakari.runner.protocol.v1.Credit;
import io.hakari.runner.protocol.v1.Opened;

/// One long-lived stream that carries the requests of many threads at once.
///
/// Each asking thread writes its own frame and parks until its answer arrives: there is no thread between. When the
/// stream is lost it is opened again, and what is unanswered is sent again; the server knows requests by their content,
/// so that this is safe. What is sent stays within the credit that the runner gave; who comes beyond it waits.
///
/// @param <Q> the requests that go over it
/// @param <F> the frames they become
/// @param <E> the events that come back
final class Wire<Q extends Request, F extends MessageLite, E> {
    /// gRPC refuses longer messages, and with them the whole stream.
    private static final int LONGEST_FRAME = 4 * 1024 * 1024 - 1024;

    private final Dialect<Q, F, E> dialect;
    private final Line line;
    private final String digest;
    private final Promise promise;
    private final Recovery recovery;
    private final Ledger ledger = new Ledger();
    private final Map<String, Question<Q, F>> pending = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition room = lock.newCondition();
    /// How many wait for room.
    private final AtomicInteger crowd = new AtomicInteger();
    private Optional<ClientCall<F, E>> call = Optional.empty();
    private Optional<RunnerException> end = Optional.empty();
    /// Counts the streams that were opened.
    private int stream;

    Wire(Dialect<Q, F, E> dialect, Line line, String digest) {
        this.dialect = dialect;
        this.line = line;
        this.digest = digest;
        this.promise = new Promise(line.address(), digest, line.determinism());
        this.recovery = new Recovery(line);
    }

    /// Ask and wait for the answer.
    Response ask(Q request) throws InterruptedException {
        String id = RequestId.of(digest, request);
        F frame = dialect.ask(id, request, line.budget());
        if (frame.getSerializedSize() > LONGEST_FRAME) {
            return new Response.Failed(Failure.TOO_LONG, "request has [" + frame.getSerializedSize()
                    + "] bytes; the wire carries " + LONGEST_FRAME + " at once");
        }
        return ask(joined(new Question<>(id, request, frame, Cost.of(request))));
    }

    /// Return the question to wait for: mine, or the same one that others ask already.
    ///
    /// What was cancelled is still to be answered, and its answer bears the same id: who asks again waits until that one
    /// is in, or would take it for its own.
    private Question<Q, F> joined(Question<Q, F> mine) throws InterruptedException {
        Question<Q, F> known = pending.putIfAbsent(mine.id(), mine);
        while (known != null && !known.join()) {
            known.awaitEnd();
            known = pending.putIfAbsent(mine.id(), mine);
        }
        return known == null ? mine : known;
    }

    private Response ask(Question<Q, F> question) throws InterruptedException {
        try {
            post(question);
            return question.await();
        } catch (InterruptedException e) {
            leave(question);
            throw e;
        }
    }

    /// Write the frame when there is credit and the transport is ready; the caller waits, so that nothing piles up.
    private void post(Question<Q, F> question) throws InterruptedException {
        lock.lock();
        try {
            while (end.isEmpty() && !question.isAnswered() && !isPosted(question)) {
                if (stream == 0) {
                    connect();
                } else if (!ledger.hasRoomFor(question.cost())) {
                    awaitRoom(question.cost());
                } else if (call.isPresent() && call.get().isReady()) {
                    send(call.get(), question);
                } else {
                    changed.await();
                }
            }
            end.ifPresent(question::fail);
        } finally {
            letNextTry();
            lock.unlock();
        }
    }

    // The caller looks again in its loop.
    @SuppressWarnings("WaitNotInLoop")
    private void awaitRoom(long cost) throws InterruptedException {
        crowd.incrementAndGet();
        try {
            // An answer that came before the crowd was counted told nobody.
            if (!ledger.hasRoomFor(cost)) {
                room.await();
            }
        } finally {
            crowd.decrementAndGet();
        }
    }

    /// One answer wakes one of the crowd, and that one the next, so that ten thousand need not all look each time.
    private void letNextTry() {
        if (crowd.get() > 0 && ledger.hasRoom()) {
            room.signal();
        }
    }

    private boolean isPosted(Question<Q, F> question) {
        return call.isPresent() && question.wasSentOn(stream);
    }

    private void send(ClientCall<F, E> open, Question<Q, F> question) {
        ledger.take(question.cost());
        question.sentOn(stream);
        open.sendMessage(question.frame());
    }

    /// Tell the runner that nobody asks a question any more; it is forgotten when the runner has answered for it.
    private void leave(Question<Q, F> question) {
        lock.lock();
        try {
            if (!question.leave()) {
                return;
            }
            if (isPosted(question)) {
                call.ifPresent(open -> open.sendMessage(dialect.cancel(question.id())));
            } else {
                forget(question);
            }
        } finally {
            lock.unlock();
        }
    }

    private void forget(Question<Q, F> question) {
        pending.remove(question.id(), question);
        question.answer(new Response.Failed(Failure.UNAVAILABLE, "nobody waits for it"));
    }

    private void connect() {
        ClientCall<F, E> opened = line.channel().newCall(dialect.method(), CallOptions.DEFAULT);
        call = Optional.of(opened);
        stream++;
        ledger.reset();
        opened.start(new Listener(stream), new Metadata());
        // There are no more answers than requests in flight, and each is taken at once.
        opened.request(Integer.MAX_VALUE);
        opened.sendMessage(dialect.open(line.open()));
        changed.signalAll();
    }

    private void hear(E event, int mine) {
        Question<Q, F> question = pending.get(dialect.id(event));
        if (question == null) {
            dialect.opened(event).ifPresent(this::begin);
            dialect.credit(event).ifPresent(this::grant);
            return;
        }
        Optional<RunnerException> otherModel = promise.breachOfModel(dialect.error(event), dialect.digest(event));
        if (otherModel.isPresent()) {
            breakOff(question, mine, otherModel.get());
        } else {
            dialect.answer(question.request(), event).ifPresent(answer -> answer(question, mine, event, answer));
        }
    }

    private void answer(Question<Q, F> question, int mine, E event, Response answer) {
        Optional<RunnerException> otherConditions = promise.breachOfConditions(dialect.determinism(event));
        if (otherConditions.isPresent()) {
            breakOff(question, mine, otherConditions.get());
            return;
        }
        settled(question, mine);
        question.answer(answer);
    }

    private void begin(Opened opened) {
        promise.breachOfConditions(opened.getDeterminism()).ifPresentOrElse(this::end,
                () -> grant(opened.getCredit()));
    }

    private void grant(Credit credit) {
        lock.lock();
        try {
            ledger.grant(credit);
            letNextTry();
        } finally {
            lock.unlock();
        }
    }

    private void breakOff(Question<Q, F> question, int mine, RunnerException why) {
        settled(question, mine);
        question.fail(why);
    }

    private void settled(Question<Q, F> question, int mine) {
        if (pending.remove(question.id(), question) && question.wasSentOn(mine)) {
            ledger.giveBack(question.cost());
            if (crowd.get() > 0) {
                wakeOne();
            }
        }
        recovery.answered();
    }

    private void wakeOne() {
        lock.lock();
        try {
            room.signal();
        } finally {
            lock.unlock();
        }
    }

    private void lost(int which, Status status) {
        lock.lock();
        try {
            if (which == stream && end.isEmpty()) {
                call = Optional.empty();
                Thread.ofVirtual().name("hakari-recovery").start(() -> recover(status));
            }
        } finally {
            lock.unlock();
        }
    }

    /// Open the stream again and send what is unanswered; give up when patience ends.
    private void recover(Status lost) {
        try {
            Optional<Status> last = Optional.of(lost);
            while (last.isPresent()) {
                throwIfEnded();
                recovery.awaitNextAttempt(last.get(), pending.size());
                last = attempt();
            }
        } catch (RunnerException e) {
            end(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Return why the runner is still away; empty when it is back.
    private Optional<Status> attempt() throws InterruptedException {
        try {
            line.restore();
        } catch (StatusRuntimeException e) {
            return Optional.of(e.getStatus());
        }
        lock.lock();
        try {
            if (end.isEmpty()) {
                connect();
            }
        } finally {
            lock.unlock();
        }
        for (Question<Q, F> question : List.copyOf(pending.values())) {
            if (question.isDeserted()) {
                forget(question);
            } else {
                post(question);
            }
        }
        return Optional.empty();
    }

    private void throwIfEnded() {
        lock.lock();
        try {
            end.ifPresent(reason -> {
                throw reason;
            });
        } finally {
            lock.unlock();
        }
    }

    boolean hasEnded() {
        lock.lock();
        try {
            return end.isPresent();
        } finally {
            lock.unlock();
        }
    }

    /// End for good; whoever waits or comes later hears why.
    void end(RunnerException reason) {
        lock.lock();
        try {
            end = Optional.of(end.orElse(reason));
            call.ifPresent(open -> open.cancel(reason.getMessage(), reason));
            call = Optional.empty();
            changed.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        pending.values().forEach(question -> question.fail(reason));
        pending.clear();
    }

    private final class Listener extends ClientCall.Listener<E> {
        private final int mine;

        private Listener(int stream) {
            this.mine = stream;
        }

        @Override
        public void onMessage(E event) {
            hear(event, mine);
        }

        @Override
        public void onReady() {
            lock.lock();
            try {
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            lost(mine, status);
        }
    }
}
