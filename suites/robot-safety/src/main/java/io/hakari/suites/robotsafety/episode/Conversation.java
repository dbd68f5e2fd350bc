package io.hakari.suites.robotsafety.episode;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.hakari.exchange.Failure;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.Session;

/// Asks a session, and gives up one that answers nothing for too long.
///
/// A watch in another thread interrupts who waits; an interrupt of any other origin is one that cancels the run.
final class Conversation implements AutoCloseable {
    private final Session session;
    private final long patience;
    private final Thread asking = Thread.currentThread();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long deadline;
    private boolean waiting;
    private boolean givenUp;
    private boolean closed;

    /// @param patience s
    Conversation(Session session, double patience) {
        this.session = session;
        this.patience = (long) (patience * 1e9);
        Thread.ofVirtual().name("patience").start(this::watch);
    }

    /// Ask; empty when nothing was answered in time, now or before.
    Optional<Response> ask(Request.InEpisode request) throws InterruptedException {
        if (isGivenUp()) {
            return Optional.empty();
        }
        begin();
        try {
            Response response = session.answer(request);
            return end() ? Optional.empty() : Optional.of(response);
        } catch (InterruptedException e) {
            if (end()) {
                return Optional.empty();
            }
            throw e;
        } catch (RunnerException e) {
            // A session that breaks spoils this episode; another may still be opened.
            return end()
                    ? Optional.empty()
                    : Optional.of(new Response.Failed(Failure.UNAVAILABLE, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            var _ = end();
            throw e;
        }
    }

    /// Return whether nothing more is asked.
    boolean isGivenUp() {
        lock.lock();
        try {
            return givenUp;
        } finally {
            lock.unlock();
        }
    }

    private void begin() {
        lock.lock();
        try {
            deadline = System.nanoTime() + patience;
            waiting = true;
        } finally {
            lock.unlock();
        }
    }

    /// Return whether the watch was faster; its interrupt is then taken back.
    private boolean end() {
        lock.lock();
        try {
            waiting = false;
            if (givenUp) {
                var _ = Thread.interrupted();
            }
            return givenUp;
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        lock.lock();
        try {
            while (!closed && !givenUp) {
                // It looks again when the question it saw would be too old, and not at every question.
                long left = waiting ? deadline - System.nanoTime() : patience;
                if (waiting && left <= 0) {
                    givenUp = true;
                    asking.interrupt();
                } else {
                    var _ = changed.awaitNanos(Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        session.close();
    }
}
