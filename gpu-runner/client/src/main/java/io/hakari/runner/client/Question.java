package io.hakari.runner.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.RunnerException;

/// One request on the wire and those who wait for its answer; who asks the same meanwhile shares it.
final class Question<Q extends Request, F> {
    private final String id;
    private final Q request;
    private final F frame;
    private final long cost;
    private final CompletableFuture<Response> answer = new CompletableFuture<>();
    private final AtomicInteger askers = new AtomicInteger(1);
    private volatile int sentOn;

    Question(String id, Q request, F frame, long cost) {
        this.id = id;
        this.request = request;
        this.frame = frame;
        this.cost = cost;
    }

    String id() {
        return id;
    }

    Q request() {
        return request;
    }

    F frame() {
        return frame;
    }

    /// Return how much credit it takes.
    long cost() {
        return cost;
    }

    boolean isAnswered() {
        return answer.isDone();
    }

    void answer(Response response) {
        answer.complete(response);
    }

    void fail(RunnerException failure) {
        answer.completeExceptionally(failure);
    }

    Response await() throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new RunnerException(String.valueOf(cause.getMessage()), cause);
        }
    }

    /// Wait until it is answered, failed or forgotten, whatever the answer.
    void awaitEnd() throws InterruptedException {
        try {
            answer.get();
        } catch (ExecutionException _) {
            // Whoever asks next hears the reason for itself.
        }
    }

    /// Wait for the answer too; return false when the last asker has left.
    boolean join() {
        return askers.updateAndGet(count -> count == 0 ? 0 : count + 1) > 0;
    }

    /// Stop waiting; return whether nobody is left.
    boolean leave() {
        return askers.decrementAndGet() == 0;
    }

    /// Return whether the last asker has left.
    boolean isDeserted() {
        return askers.get() == 0;
    }

    // What it was sent on is written under the wire's lock.

    boolean wasSentOn(int stream) {
        return sentOn == stream;
    }

    void sentOn(int stream) {
        sentOn = stream;
    }
}
