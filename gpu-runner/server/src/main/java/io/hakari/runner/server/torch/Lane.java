package io.hakari.runner.server.torch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.hakari.runner.protocol.v1.Credit;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.server.Reply;

/// The requests of one kind: those that wait for the worker's credit, and those that it holds.
///
/// The relay's lock guards it. Replies are never told under that lock, since whoever hears them has locks of its own and
/// comes back here to cancel.
final class Lane<F, Q, E, A> {

    /// What the lanes to one worker share.
    interface Junction {

        ReentrantLock lock();

        /// Return why nothing is taken; called with the lock.
        Optional<Error> refusal();

        /// Return whether a request may go beside those that the worker holds; called with the lock.
        boolean mayGo(Errand<?, ?> next);

        /// Send what may go now; called with the lock.
        void move();

        /// Hear that the worker answers; called with the lock.
        void answered();

        /// Hear that the stream to a worker is gone, or useless.
        void lost(Channel worker, String why);
    }

    private final Dialect<F, Q, E, A> dialect;
    private final Junction junction;
    private final SequencedMap<String, Errand<Q, A>> waiting = new LinkedHashMap<>();
    private final SequencedMap<String, Errand<Q, A>> inFlight = new LinkedHashMap<>();
    private Optional<ClientCall<F, E>> call = Optional.empty();
    private Credit credit = Credit.getDefaultInstance();
    private String digest = "";
    private long tokens;
    private long taken;

    Lane(Dialect<F, Q, E, A> dialect, Junction junction) {
        this.dialect = dialect;
        this.junction = junction;
    }

    /// Take a request; called without the lock.
    void take(Q request, Reply<A> reply) {
        long size = dialect.tokens(request);
        Optional<Error> refusal;
        Errand<Q, A> errand;
        junction.lock().lock();
        try {
            refusal = junction.refusal();
            errand = new Errand<>(++taken + ":" + dialect.id(request), request, size, reply);
            if (refusal.isEmpty()) {
                waiting.put(errand.id(), errand);
                junction.move();
            }
        } finally {
            junction.lock().unlock();
        }
        refusal.ifPresentOrElse(reply::fail, () -> reply.onCancel(() -> leave(errand)));
    }

    private void leave(Errand<Q, A> errand) {
        junction.lock().lock();
        try {
            if (waiting.remove(errand.id()) == null && inFlight.containsKey(errand.id())) {
                errand.drop();
                call.ifPresent(open -> open.sendMessage(dialect.cancel(errand.id())));
            }
        } finally {
            junction.lock().unlock();
        }
    }

    // What follows is called with the lock.

    void open(Channel worker, String model) {
        digest = model;
        credit = Credit.getDefaultInstance();
        ClientCall<F, E> opened = worker.newCall(dialect.method(), CallOptions.DEFAULT);
        call = Optional.of(opened);
        opened.start(new Ear(worker, opened), new Metadata());
        // There are no more answers than requests in flight, and each is handed on at once.
        opened.request(Integer.MAX_VALUE);
        opened.sendMessage(dialect.open(model));
    }

    /// End the stream to a worker that holds nothing.
    void close() {
        call.ifPresent(open -> open.cancel("the model is given a rest", null));
        call = Optional.empty();
        inFlight.clear();
        tokens = 0;
    }

    int inFlight() {
        return inFlight.size();
    }

    boolean holdsSuspect() {
        return !inFlight.isEmpty() && inFlight.firstEntry().getValue().isSuspect();
    }

    /// Send what credit and transport allow.
    void move() {
        while (call.isPresent() && call.get().isReady() && !waiting.isEmpty()) {
            Errand<Q, A> next = waiting.firstEntry().getValue();
            if (!fits(next) || !junction.mayGo(next)) {
                return;
            }
            waiting.pollFirstEntry();
            inFlight.put(next.id(), next);
            tokens += next.tokens();
            call.get().sendMessage(dialect.ask(next.id(), next.request()));
        }
    }

    /// A request that is larger than all credit goes alone.
    private boolean fits(Errand<Q, A> next) {
        return inFlight.size() < credit.getRequests()
                && (inFlight.isEmpty() || tokens + next.tokens() <= credit.getTokens());
    }

    /// Take back what the worker held when it ended, to be sent again before all else; return what may not be, because
    /// the worker held nothing beside it and it was under suspicion.
    List<Errand<Q, A>> recall(boolean alone) {
        List<Errand<Q, A>> given = new ArrayList<>();
        for (Map.Entry<String, Errand<Q, A>> entry : inFlight.reversed().entrySet()) {
            Errand<Q, A> errand = entry.getValue();
            if (errand.isDropped()) {
                continue;
            }
            if (alone && errand.isSuspect()) {
                given.add(errand);
            } else {
                errand.lostWorker();
                waiting.putFirst(errand.id(), errand);
            }
        }
        call = Optional.empty();
        inFlight.clear();
        tokens = 0;
        return given;
    }

    /// Give up everything.
    List<Errand<Q, A>> clear() {
        List<Errand<Q, A>> given = new ArrayList<>(inFlight.values());
        given.removeIf(Errand::isDropped);
        given.addAll(waiting.values());
        inFlight.clear();
        waiting.clear();
        tokens = 0;
        return given;
    }

    // What follows is called without the lock.

    private void hear(Channel worker, E event) {
        switch (dialect.hear(event)) {
            case Dialect.Word.Allowed<A>(Credit allowed) -> allow(allowed);
            case Dialect.Word.Text<A>(String id, String model, String text) -> {
                if (isMeant(worker, model)) {
                    write(id, text);
                }
            }
            case Dialect.Word.Answered<A>(String id, String model, A answer, String text) -> {
                if (isMeant(worker, model)) {
                    finish(id).ifPresent(errand -> answer(errand, answer, text));
                }
            }
            case Dialect.Word.Failed<A>(String id, String model, Error error) -> {
                if (isMeant(worker, model)) {
                    finish(id).ifPresent(errand -> errand.reply().fail(error));
                }
            }
            case Dialect.Word.Other<A> _ -> {
            }
        }
    }

    private boolean isMeant(Channel worker, String model) {
        boolean meant = model.equals(digest);
        if (!meant) {
            junction.lost(worker, "it answered for the model [" + model + "] but [" + digest + "] was asked");
        }
        return meant;
    }

    private void allow(Credit allowed) {
        junction.lock().lock();
        try {
            credit = allowed;
            junction.move();
        } finally {
            junction.lock().unlock();
        }
    }

    private void write(String id, String text) {
        Optional<Errand<Q, A>> to;
        Optional<String> fresh;
        junction.lock().lock();
        try {
            to = Optional.ofNullable(inFlight.get(id)).filter(errand -> !errand.isDropped());
            fresh = to.flatMap(errand -> errand.fresh(text));
            if (to.isPresent() && fresh.isEmpty()) {
                to.get().drop();
                call.ifPresent(open -> open.sendMessage(dialect.cancel(id)));
            }
        } finally {
            junction.lock().unlock();
        }
        to.ifPresent(errand -> fresh.ifPresentOrElse(errand.reply()::delta,
                () -> errand.reply().fail(Errand.divergence())));
    }

    /// Let go of a request that is answered; return it if somebody waits.
    private Optional<Errand<Q, A>> finish(String id) {
        junction.lock().lock();
        try {
            Optional<Errand<Q, A>> errand = Optional.ofNullable(inFlight.remove(id));
            errand.ifPresent(known -> tokens -= known.tokens());
            junction.answered();
            junction.move();
            return errand.filter(known -> !known.isDropped());
        } finally {
            junction.lock().unlock();
        }
    }

    private void answer(Errand<Q, A> errand, A answer, String text) {
        if (errand.isBegunBy(text)) {
            errand.reply().answer(answer);
        } else {
            errand.reply().fail(Errand.divergence());
        }
    }

    private final class Ear extends ClientCall.Listener<E> {
        private final Channel worker;
        private final ClientCall<F, E> mine;

        private Ear(Channel worker, ClientCall<F, E> mine) {
            this.worker = worker;
            this.mine = mine;
        }

        @Override
        public void onMessage(E event) {
            if (isCurrent()) {
                hear(worker, event);
            }
        }

        @Override
        public void onReady() {
            junction.lock().lock();
            try {
                junction.move();
            } finally {
                junction.lock().unlock();
            }
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            if (isCurrent()) {
                junction.lost(worker, "its stream ended (" + status.getCode()
                        + (status.getDescription() == null ? "" : ": " + status.getDescription()) + ")");
            }
        }

        private boolean isCurrent() {
            junction.lock().lock();
            try {
                return call.filter(mine::equals).isPresent();
            } finally {
                junction.lock().unlock();
            }
        }
    }
}
