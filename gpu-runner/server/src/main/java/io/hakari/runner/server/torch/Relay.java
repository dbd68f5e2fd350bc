package io.hakari.runner.server.torch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import io.grpc.Channel;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.GenerateEvent;
import io.hakari.runner.protocol.v1.GenerateFrame;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Reply;

/// Carries requests to a worker and answers back, across the worker's ends: whatever was in flight when it ended is asked
/// again of the next, and each request is answered once.
///
/// A request that two workers ended with is under suspicion: it is asked alone, and when the worker ends once more it
/// fails, so that one request that no worker survives does not take the others with it. When workers end or do not start
/// so often without any answer in between, everything fails and the relay takes nothing more.
final class Relay implements Lane.Junction, AutoCloseable {
    /// One for each start after an end, without an answer in between: how long to wait before it.
    static final List<Duration> PAUSES = List.of(Duration.ZERO, Duration.ofMillis(200), Duration.ofSeconds(2));

    /// Brings the next worker.
    interface Succession {

        /// Start a process, without waiting for it.
        Worker begin() throws ModelException;

        /// Wait for it, and see that it is what the first was.
        void complete(Worker worker) throws ModelException;
    }

    private enum State {
        STILL, RUNNING, REPAIRING, GIVEN_UP, CLOSED
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Lane<ScoreFrame, ScoreRequest, ScoreEvent, ScoreResult> scores = new Lane<>(new ScoreDialect(),
            this);
    private final Lane<GenerateFrame, GenerateRequest, GenerateEvent, Finished> generations = new Lane<>(
            new GenerateDialect(), this);
    private final Succession succession;
    private Worker worker;
    private String digest;
    private State state = State.STILL;
    private String why = "";
    private int ends;
    private long restarts;

    /// @param worker     the first, which serves already
    /// @param digest     the name that its answers carry
    /// @param succession brings those after it
    Relay(Worker worker, String digest, Succession succession) {
        this.worker = worker;
        this.digest = digest;
        this.succession = succession;
    }

    void score(ScoreRequest request, Reply<ScoreResult> reply) {
        scores.take(request, reply);
    }

    void generate(GenerateRequest request, Reply<Finished> reply) {
        generations.take(request, reply);
    }

    /// Begin, or go on after a pause, under this name.
    void run(String model) {
        lock.lock();
        try {
            digest = model;
            if (state == State.STILL) {
                run();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        state = State.RUNNING;
        scores.open(worker.channel(), digest);
        generations.open(worker.channel(), digest);
        Worker mine = worker;
        mine.whenEnded(() -> lost(mine.channel(), ""));
    }

    /// Hold still while the worker does something else; nothing is in flight meanwhile.
    void pause() {
        lock.lock();
        try {
            if (state == State.RUNNING) {
                state = State.STILL;
                scores.close();
                generations.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Return the worker at hand.
    Worker worker() {
        lock.lock();
        try {
            return worker;
        } finally {
            lock.unlock();
        }
    }

    /// Take another worker in a pause, in place of one that ended.
    void replace(Worker next) {
        lock.lock();
        try {
            worker = next;
        } finally {
            lock.unlock();
        }
    }

    /// Return whether requests are still taken.
    boolean isAlive() {
        lock.lock();
        try {
            return state != State.GIVEN_UP && state != State.CLOSED;
        } finally {
            lock.unlock();
        }
    }

    /// Return how often a worker was started anew.
    long restarts() {
        lock.lock();
        try {
            return restarts;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public ReentrantLock lock() {
        return lock;
    }

    @Override
    public Optional<Error> refusal() {
        return state == State.GIVEN_UP || state == State.CLOSED ? Optional.of(unavailable(why)) : Optional.empty();
    }

    @Override
    public boolean mayGo(Errand<?, ?> next) {
        int held = scores.inFlight() + generations.inFlight();
        return held == 0 || (!next.isSuspect() && !scores.holdsSuspect() && !generations.holdsSuspect());
    }

    @Override
    public void move() {
        scores.move();
        generations.move();
    }

    @Override
    public void answered() {
        ends = 0;
    }

    @Override
    public void lost(Channel which, String reason) {
        lock.lock();
        try {
            if (state == State.RUNNING && worker.channel().equals(which)) {
                state = State.REPAIRING;
                Worker ended = worker;
                Thread.ofVirtual().name("hakari-torch-repair").start(() -> repair(ended, reason));
            }
        } finally {
            lock.unlock();
        }
    }

    private void repair(Worker ended, String reason) {
        String before = ended.endsByItself() ? "" : reason + "; ";
        ended.bury();
        String fate = before + ended.fate();
        recall(fate);
        try {
            while (mayTryAgain(fate)) {
                Optional<String> failure = succeed();
                if (failure.isEmpty()) {
                    return;
                }
                fate = failure.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            giveUp("the runner is shutting down");
        }
    }

    private void recall(String fate) {
        List<Errand<?, ?>> given = new ArrayList<>();
        lock.lock();
        try {
            boolean alone = scores.inFlight() + generations.inFlight() == 1;
            given.addAll(scores.recall(alone));
            given.addAll(generations.recall(alone));
        } finally {
            lock.unlock();
        }
        given.forEach(errand -> errand.reply().fail(Error.newBuilder()
                .setCode(Code.BROKEN)
                .setMessage("torch worker ended three times on this request, the last time on it alone: " + fate)
                .build()));
    }

    /// Wait before the next worker; return false when there is none any more.
    private boolean mayTryAgain(String fate) throws InterruptedException {
        int before;
        lock.lock();
        try {
            before = ends++;
            if (state != State.REPAIRING) {
                return false;
            }
        } finally {
            lock.unlock();
        }
        if (before >= PAUSES.size()) {
            giveUp("torch worker was started " + PAUSES.size() + " times without an answer in between: " + fate
                    + "; load the model again");
            return false;
        }
        Thread.sleep(PAUSES.get(before));
        return true;
    }

    /// Let another worker take over; return why it cannot.
    private Optional<String> succeed() {
        try {
            Worker next = succession.begin();
            if (!adopt(next)) {
                next.close();
                return Optional.empty();
            }
            succession.complete(next);
            serve(next);
            return Optional.empty();
        } catch (ModelException e) {
            worker().bury();
            if (e.code() == Code.DIGEST_MISMATCH) {
                giveUp(String.valueOf(e.getMessage()));
            }
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private boolean adopt(Worker next) {
        lock.lock();
        try {
            if (state == State.REPAIRING) {
                worker = next;
                restarts++;
            }
            return state == State.REPAIRING;
        } finally {
            lock.unlock();
        }
    }

    private void serve(Worker next) {
        lock.lock();
        try {
            if (state == State.REPAIRING && worker.equals(next)) {
                run();
            }
        } finally {
            lock.unlock();
        }
    }

    private void giveUp(String reason) {
        end(State.GIVEN_UP, reason);
    }

    /// Fail everything, and end the worker.
    @Override
    public void close() {
        end(State.CLOSED, "model was taken down; load it again");
        worker().close();
    }

    private void end(State last, String reason) {
        List<Errand<?, ?>> given = new ArrayList<>();
        lock.lock();
        try {
            if (state != State.CLOSED) {
                state = last;
                why = reason;
            }
            given.addAll(scores.clear());
            given.addAll(generations.clear());
        } finally {
            lock.unlock();
        }
        given.forEach(errand -> errand.reply().fail(unavailable(reason)));
    }

    private static Error unavailable(String message) {
        return Error.newBuilder().setCode(Code.UNAVAILABLE).setMessage(message).build();
    }
}
