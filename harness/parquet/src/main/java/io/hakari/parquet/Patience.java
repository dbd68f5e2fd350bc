package io.hakari.parquet;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Interrupts a reader that gets no further.
///
/// A worker of Hardwood 1.0.1 that dies of lack of memory leaves its reader waiting; a damaged run length in a page is
/// enough.
final class Patience implements AutoCloseable {
    private final Thread reader = Thread.currentThread();
    private final Thread watch;
    private final AtomicLong rows = new AtomicLong();
    private boolean over;
    private boolean lost;

    Patience(Duration limit) {
        watch = Thread.ofVirtual().start(() -> watch(limit));
    }

    /// Say that a row was read.
    void row() {
        rows.incrementAndGet();
    }

    /// Return whether the reader was interrupted.
    synchronized boolean isLost() {
        return lost;
    }

    @Override
    public synchronized void close() {
        over = true;
        watch.interrupt();
        if (lost) {
            // The interruption was ours and concerns nobody else.
            Thread.interrupted();
        }
    }

    private void watch(Duration limit) {
        try {
            for (long before = -1; before != rows.get();) {
                before = rows.get();
                Thread.sleep(limit);
            }
            giveUp();
        } catch (InterruptedException _) {
            // The file was read.
            return;
        }
    }

    private synchronized void giveUp() {
        if (!over) {
            lost = true;
            reader.interrupt();
        }
    }
}
