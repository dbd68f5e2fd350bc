package io.hakari.runner.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.GenerateEvent;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.ModelIdentity;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreRequest;

/// The one thread that owns the resident model.
///
/// It works in rounds. A round takes every score that waits and answers them batch by batch, then answers one batch of
/// generations: scores wait for one batch of generations at most, and generations for the scores that came before them.
/// Nothing is waited for to fill a batch. Another model is loaded after everything that was asked before is answered.
final class Device implements AutoCloseable {
    private static final Batching SCORES = new Batching(64, 32_768);
    private static final Batching GENERATIONS = new Batching(32, 32_768);

    /// Brings another model; runs when nothing is in flight and no model is resident.
    interface Load {
        Resident load() throws ModelException;
    }

    private record Round(List<Asked<ScoreRequest, ScoreEvent>> scores,
            List<Asked<GenerateRequest, GenerateEvent>> generations, Optional<Order> order) {}

    private record Order(Load load, CompletableFuture<Resident> done) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final ArrayDeque<Order> orders = new ArrayDeque<>();
    private final Thread thread = Thread.ofPlatform().name("hakari-device").daemon().unstarted(this::serve);
    private List<Asked<ScoreRequest, ScoreEvent>> scores = new ArrayList<>();
    private List<Asked<GenerateRequest, GenerateEvent>> generations = new ArrayList<>();
    private final Passing passing = new Passing();
    private boolean closed;
    private volatile Optional<Resident> resident = Optional.empty();

    void start() {
        thread.start();
    }

    /// Return what is resident; empty before the first load and while another is loaded.
    Optional<ModelIdentity> resident() {
        return resident.map(Resident::identity);
    }

    /// Return the resident model itself, for the sessions of a robot policy.
    Optional<Resident> present() {
        return resident;
    }

    /// Return whether what is resident can still answer.
    boolean isAlive() {
        return resident.filter(now -> now.model().isAlive()).isPresent();
    }

    void score(Asked<ScoreRequest, ScoreEvent> asked) {
        tell(() -> scores.add(asked));
    }

    void generate(Asked<GenerateRequest, GenerateEvent> asked) {
        tell(() -> generations.add(asked));
    }

    /// Replace the resident model when what was asked before is answered.
    CompletableFuture<Resident> replace(Load load) {
        var done = new CompletableFuture<Resident>();
        tell(() -> orders.add(new Order(load, done)));
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
            return !closed;
        } finally {
            lock.unlock();
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

    private void answerScores(List<Asked<ScoreRequest, ScoreEvent>> waiting) {
        Optional<Resident> now = resident;
        if (now.isEmpty()) {
            turnAway(waiting);
            return;
        }
        switch (now.get().model()) {
            case StreamModel model -> passing.score(waiting, now.get(), model);
            case PolicyModel _ -> refuse(waiting);
            case BatchModel model -> SCORES.cut(waiting).forEach(batch -> Scoring.answer(batch, now.get(), model));
        }
    }

    /// Answer those generations that are next, and return the others.
    private List<Asked<GenerateRequest, GenerateEvent>> answerGenerations(
            List<Asked<GenerateRequest, GenerateEvent>> waiting) {
        Optional<Resident> now = resident;
        if (now.isEmpty()) {
            turnAway(waiting);
            return new ArrayList<>();
        }
        return switch (now.get().model()) {
            case StreamModel model -> {
                passing.generate(waiting, now.get(), model);
                yield new ArrayList<>();
            }
            case PolicyModel _ -> {
                refuse(waiting);
                yield new ArrayList<>();
            }
            case BatchModel model -> generateOne(waiting, now.get(), model);
        };
    }

    /// Answer one batch of generations, of those that came first, and return the others.
    private static List<Asked<GenerateRequest, GenerateEvent>> generateOne(
            List<Asked<GenerateRequest, GenerateEvent>> waiting, Resident resident, BatchModel model) {
        int size = Math.min(waiting.size(), GENERATIONS.requests());
        GENERATIONS.cut(waiting.subList(0, size)).forEach(batch -> Generating.answer(batch, resident, model));
        return new ArrayList<>(waiting.subList(size, waiting.size()));
    }

    private static <Q, A> void refuse(List<Asked<Q, A>> waiting) {
        waiting.forEach(asked -> asked.fail(Code.UNSUPPORTED,
                "resident is a robot policy, which neither scores nor writes; ask it in an Act session"));
        waiting.forEach(asked -> asked.stream().flush());
    }

    private static <Q, A> void turnAway(List<Asked<Q, A>> waiting) {
        var _ = Asked.meantFor(Optional.empty(), waiting);
        waiting.forEach(asked -> asked.stream().flush());
    }

    /// The former model goes first: a device seldom has room for two.
    private void carryOut(Order order) {
        passing.awaitNone();
        evict();
        try {
            Resident loaded = order.load().load();
            resident = Optional.of(loaded);
            order.done().complete(loaded);
        } catch (ModelException | RuntimeException | Error e) {
            order.done().completeExceptionally(e);
        }
    }

    private void evict() {
        Optional<Resident> former = resident;
        resident = Optional.empty();
        former.ifPresent(model -> model.model().close());
    }
}
