package io.hakari.runner.server;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.GenerateEvent;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

/// Hands requests to a model that makes its own batches, and its replies back to their streams.
final class Passing {
    private static final ScoreDialect SCORES = new ScoreDialect(Integer.MAX_VALUE);
    private static final GenerateDialect GENERATIONS = new GenerateDialect();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private final Allowance allowance;
    private int inFlight;

    Passing(Allowance allowance) {
        this.allowance = allowance;
    }

    void score(List<Asked<ScoreRequest, ScoreEvent>> waiting, Resident resident, StreamModel model) {
        for (Asked<ScoreRequest, ScoreEvent> asked : Asked.meantFor(Optional.of(resident), waiting)) {
            var way = new Way<>(asked, allowance,
                    (ScoreResult result, String id) -> SCORES.scored(id, resident, result));
            hand(way, reply -> model.score(asked.request(), reply));
        }
        waiting.forEach(asked -> asked.stream().flush());
    }

    void generate(List<Asked<GenerateRequest, GenerateEvent>> waiting, Resident resident, StreamModel model) {
        for (Asked<GenerateRequest, GenerateEvent> asked : Asked.meantFor(Optional.of(resident), waiting)) {
            var way = new Way<>(asked, allowance,
                    (Finished finished, String id) -> GENERATIONS.finished(id, resident, finished));
            hand(way, reply -> model.generate(asked.request(), reply));
        }
        waiting.forEach(asked -> asked.stream().flush());
    }

    /// Wait until everything that was handed on is answered or given up.
    void awaitNone() {
        lock.lock();
        try {
            while (inFlight > 0) {
                none.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void count(int change) {
        lock.lock();
        try {
            inFlight += change;
            if (inFlight == 0) {
                none.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private <Q, A, M> void hand(Way<Q, A, M> way, Consumer<Reply<M>> model) {
        count(1);
        way.asked.whenSettled(() -> count(-1));
        try {
            model.accept(way);
        } catch (RuntimeException | java.lang.Error e) {
            way.asked.fail(Code.BROKEN, "engine failed to take this request: " + e);
        }
    }

    /// The way back of one request's answer.
    private static final class Way<Q, A, M> implements Reply<M> {
        private final Asked<Q, A> asked;
        private final Allowance allowance;
        private final BiFunction<M, String, A> event;
        private volatile boolean said;

        Way(Asked<Q, A> asked, Allowance allowance, BiFunction<M, String, A> event) {
            this.asked = asked;
            this.allowance = allowance;
            this.event = event;
        }

        @Override
        public void delta(String text) {
            if (!said && !text.isEmpty()) {
                asked.progress(text);
            }
        }

        @Override
        public void answer(M answer) {
            said = true;
            asked.answer(event.apply(answer, asked.id()));
            asked.stream().flush();
            allowance.answered(1);
        }

        @Override
        public void fail(Error error) {
            said = true;
            asked.answer(asked.stream().dialect().failure(asked.id(), asked.stream().digest(), error));
            asked.stream().flush();
            if (error.getCode() == Code.OUT_OF_MEMORY) {
                allowance.ranOut();
            }
        }

        @Override
        public boolean cancelled() {
            return !asked.isWaiting();
        }

        @Override
        public void onCancel(Runnable abort) {
            asked.whenSettled(() -> {
                if (!said) {
                    abort.run();
                }
            });
        }
    }
}
