package io.hakari.runner.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.GenerateEvent;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreRequest;

/// The one thread that owns the resident model.
///
/// It works in rounds. A round takes every score that waits and answers them batch by batch, then answers one batch of
/// generations: scores wait for one batch of generations at most, and generations for the scores that came before them.
/// No batch waits to be filled; only when the device was idle, and those who were answered together ask again one by one,
/// it waits until no more of them come, or it would compute the first alone. What is resident changes after everything
/// that was asked before is answered.
final class Device implements AutoCloseable {
    private static final Batching SCORES = new Batching(64, 32_768);
    private static final Batching GENERATIONS = new Batching(32, 32_768);
    /// Nobody came for so long: nobody else is coming.
    private static final long LULL_NANOS = 200_000;
    private static final long LONGEST_ARRIVAL_NANOS = 2_000_000;

    /// Changes what is resident; runs when nothing is in flight.
    interface Turn {

        /// Return what is resident from now on; when it throws, nothing is.
        ///
        /// @param former what was resident, which ends here or goes on
        /// @param epoch  the next number of a resident model
        Optional<Resident> turn(Optional<Resident> former, long epoch) throws ModelException;
    }

    private record Round(List<Asked<ScoreRequest, ScoreEvent>> scores,
            List<Asked<GenerateRequest, GenerateEvent>> generations, Optional<Order> order) {}

    private record Order(Turn turn, CompletableFuture<Optional<Resident>> done) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final ArrayDeque<Order> orders = new ArrayDeque<>();
    private final Thread thread = Thread.ofPlatform().name("hakari-device").daemon().unstarted(this::serve);
    private List<Asked<ScoreRequest, ScoreEvent>> scores = new ArrayList<>();
    private List<Asked<GenerateRequest, GenerateEvent>> generations = new ArrayList<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Allowance allowance;
    private final Consumer<Optional<Resident>> changed;
    private final Passing passing;
    private boolean closed;
    private volatile Optional<Resident> resident = Optional.empty();
    private long epoch;

    /// @param allowance hears when the memory is used up
    /// @param changed   hears what is resident after each change, on the device's thread
    Device(Allowance allowance, Consumer<Optional<Resident>> changed) {
        this.allowance = allowance;
        this.changed = changed;
        this.passing = new Passing(allowance);
    }

    void start() {
        thread.start();
    }

    /// Return what is resident; empty before the first load and while another is loaded.
    Optional<Resident> resident() {
        return resident;
    }

    /// Return how many requests were not yet given to the model.
    int waiting() {
        return waiting.get();
    }

    void score(Asked<ScoreRequest, ScoreEvent> asked) {
        waiting.incrementAndGet();
        tell(() -> scores.add(asked));
    }

    void generate(Asked<GenerateRequest, GenerateEvent> asked) {
        waiting.incrementAndGet();
        tell(() -> generations.add(asked));
    }

    /// Change what is resident when what was asked before is answered.
    CompletableFuture<Optional<Resident>> turn(Turn turn) {
        var done = new CompletableFuture<Optional<Resident>>();
        tell(() -> orders.add(new Order(turn, done)));
        return done;
    }

    /// Stop after the batch at hand; the device's thread closes the model.
    @Override
    public void close() {
        tell(() -> closed = true);
    }

    private void tell(Runnable change) {
        lock.lock();
        try {
            change.run();
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    private void serve() {
        List<Asked<GenerateRequest, GenerateEvent>> later = new ArrayList<>();
        while (awaitWork(later.isEmpty())) {
            Round round = take();
            later.addAll(round.generations());
            answerScores(round.scores());
            do {
                later = answerGenerations(later);
            } while (round.order().isPresent() && !later.isEmpty());
            round.order().ifPresent(this::carryOut);
        }
        evict();
    }

    /// Wait until there is something to do; return false when there never will be.
    private boolean awaitWork(boolean idle) {
        lock.lock();
        try {
            while (idle && !closed && scores.isEmpty() && generations.isEmpty() && orders.isEmpty()) {
                work.awaitUninterruptibly();
            }
            if (idle) {
                awaitLull();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void awaitLull() {
        long end = System.nanoTime() + LONGEST_ARRIVAL_NANOS;
        try {
            for (int seen = 0; seen < scores.size() + generations.size() && orders.isEmpty() && !closed
                    && System.nanoTime() < end;) {
                seen = scores.size() + generations.size();
                long _ = work.awaitNanos(LULL_NANOS);
            }
        } catch (InterruptedException _) {
            // Nobody interrupts the device's thread; if somebody did, what came so far is served at once.
        }
    }

    private Round take() {
        lock.lock();
        try {
            var round = new Round(scores, generations, Optional.ofNullable(orders.poll()));
            scores = new ArrayList<>();
            generations = new ArrayList<>();
            return round;
        } finally {
            lock.unlock();
        }
    }

    private void answerScores(List<Asked<ScoreRequest, ScoreEvent>> all) {
        Optional<Resident> now = resident;
        if (now.isEmpty() || now.get().asleep()) {
            turnAway(all);
            return;
        }
        switch (now.get().model()) {
            case StreamModel model -> {
                waiting.addAndGet(-all.size());
                passing.score(all, now.get(), model);
            }
            case PolicyModel _ -> refuse(all);
            case BatchModel model -> SCORES.cut(all).forEach(batch -> {
                waiting.addAndGet(-batch.size());
                Scoring.answer(batch, now.get(), model, allowance);
            });
        }
    }

    /// Answer those generations that are next, and return the others.
    private List<Asked<GenerateRequest, GenerateEvent>> answerGenerations(
            List<Asked<GenerateRequest, GenerateEvent>> all) {
        Optional<Resident> now = resident;
        if (now.isEmpty() || now.get().asleep()) {
            turnAway(all);
            return new ArrayList<>();
        }
        return switch (now.get().model()) {
            case StreamModel model -> {
                waiting.addAndGet(-all.size());
                passing.generate(all, now.get(), model);
                yield new ArrayList<>();
            }
            case PolicyModel _ -> {
                refuse(all);
                yield new ArrayList<>();
            }
            case BatchModel model -> generateOne(all, now.get(), model);
        };
    }

    /// Answer one batch of generations, of those that came first, and return the others.
    private List<Asked<GenerateRequest, GenerateEvent>> generateOne(List<Asked<GenerateRequest, GenerateEvent>> all,
            Resident resident, BatchModel model) {
        int size = Math.min(all.size(), GENERATIONS.requests());
        waiting.addAndGet(-size);
        GENERATIONS.cut(all.subList(0, size)).forEach(batch -> Generating.answer(batch, resident, model, allowance));
        return new ArrayList<>(all.subList(size, all.size()));
    }

    private <Q, A> void refuse(List<Asked<Q, A>> all) {
        waiting.addAndGet(-all.size());
        all.forEach(asked -> asked.fail(Code.UNSUPPORTED,
                "resident is a robot policy, which neither scores nor writes; ask it in an Act session"));
        all.forEach(asked -> asked.stream().flush());
    }

    private <Q, A> void turnAway(List<Asked<Q, A>> all) {
        waiting.addAndGet(-all.size());
        var _ = Asked.meantFor(resident, all);
        all.forEach(asked -> asked.stream().flush());
    }

    private void carryOut(Order order) {
        passing.awaitNone();
        Optional<Resident> former = resident;
        resident = Optional.empty();
        try {
            resident = order.turn().turn(former, epoch + 1);
            resident.ifPresent(now -> epoch = Math.max(epoch, now.identity().getEpoch()));
            changed.accept(resident);
            order.done().complete(resident);
        } catch (ModelException | RuntimeException | Error e) {
            changed.accept(resident);
            order.done().completeExceptionally(e);
        }
    }

    private void evict() {
        Optional<Resident> former = resident;
        resident = Optional.empty();
        former.ifPresent(model -> model.model().close());
    }
}
