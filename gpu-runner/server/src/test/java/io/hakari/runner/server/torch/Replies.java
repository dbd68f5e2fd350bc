package io.hakari.runner.server.torch;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.server.Reply;

/// A reply that keeps what it hears and counts how often it was ended.
final class Replies<A> implements Reply<A> {
    final List<String> deltas = new CopyOnWriteArrayList<>();
    final CompletableFuture<A> answer = new CompletableFuture<>();
    final CompletableFuture<Error> error = new CompletableFuture<>();
    final AtomicInteger ends = new AtomicInteger();
    private Runnable abort = () -> {};
    private volatile boolean cancelled;

    @Override
    public void delta(String text) {
        deltas.add(text);
    }

    @Override
    public void answer(A last) {
        ends.incrementAndGet();
        answer.complete(last);
    }

    @Override
    public void fail(Error why) {
        ends.incrementAndGet();
        error.complete(why);
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public synchronized void onCancel(Runnable run) {
        abort = run;
        if (cancelled) {
            run.run();
        }
    }

    synchronized void cancel() {
        cancelled = true;
        abort.run();
    }

    A answered() throws Exception {
        CompletableFuture.anyOf(answer, error).get(1, TimeUnit.MINUTES);
        if (error.isDone()) {
            throw new AssertionError("failed instead: " + error.join());
        }
        return answer.join();
    }

    Error failed() throws Exception {
        CompletableFuture.anyOf(answer, error).get(1, TimeUnit.MINUTES);
        if (answer.isDone()) {
            throw new AssertionError("answered instead: " + answer.join());
        }
        return error.join();
    }
}
