package io.hakari.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import io.hakari.score.Score;

/// Asks all samples of a run with as many virtual threads as trials may be in flight.
///
/// Each worker takes the next question when it has answered its last one: nothing is queued, so memory does not grow
/// with the number of samples. A worker that waits for the runner costs no thread of the machine.
final class Pipeline {
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final Outcome FINISHED = new Outcome.Finished();

    private final Window window;
    private final Asking asking;
    private final Listing listing;
    private final Progress progress;
    private final List<Thread> workers = new ArrayList<>();
    private final CountDownLatch working;
    private final AtomicReference<Outcome> ending = new AtomicReference<>(FINISHED);
    private volatile boolean stopping;

    Pipeline(Window window, int inFlight, Asking asking, Listing listing, Progress progress) {
        this.window = window;
        this.asking = asking;
        this.listing = listing;
        this.progress = progress;
        this.working = new CountDownLatch(inFlight);
        for (int worker = 0; worker < inFlight; worker++) {
            workers.add(Thread.ofVirtual().name("hakari-", worker).unstarted(this::work));
        }
    }

    /// Ask until there is nothing left to ask, someone cancels, or something breaks.
    ///
    /// @param cancelled asked every now and then
    /// @param told      called every now and then, to tell of the progress
    Outcome run(BooleanSupplier cancelled, Runnable told) {
        workers.forEach(Thread::start);
        while (!done()) {
            if (cancelled.getAsBoolean()) {
                stop(new Outcome.Cancelled());
            }
            told.run();
        }
        window.close();
        return ending.get();
    }

    /// An interrupt of the engine's own thread is one more way to cancel.
    private boolean done() {
        try {
            return working.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            stop(new Outcome.Cancelled());
            return false;
        }
    }

    private void work() {
        try {
            while (!stopping) {
                Optional<Question> question = window.next();
                if (question.isEmpty()) {
                    return;
                }
                answer(question.get());
            }
        } catch (Throwable cause) {
            stop(new Outcome.Broken(cause));
        } finally {
            working.countDown();
        }
    }

    private void answer(Question question) throws InterruptedException {
        Score score = asking.ask(question);
        progress.count(score instanceof Score.Scored);
        listing.tell(question, score);
    }

    /// The first reason counts; the other workers are woken and end.
    private void stop(Outcome outcome) {
        if (ending.compareAndSet(FINISHED, outcome)) {
            stopping = true;
            workers.forEach(Thread::interrupt);
        }
    }
}
