package io.hakari.records;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/// Writes the lines of many threads with few calls of the operating system.
///
/// Whoever finds nobody writing writes for all who wait. A caller returns when its line has been written, never
/// before.
final class GroupCommit {
    private static final int MOST_BYTES = 1 << 18;
    private static final int SPINS = 64;
    private static final int TURNS = 64;

    private final JournalSink sink;
    private final Consumer<List<Line>> written;
    private final Function<IOException, JournalException> failed;
    private final Queue<Line> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final List<Line> batch = new ArrayList<>();
    private byte[] bytes = new byte[MOST_BYTES];
    private volatile List<JournalException> failure = List.of();

    /// @param written is told of lines after they were written and before their callers return
    /// @param failed  says what a failed write means; nothing is written after one
    GroupCommit(JournalSink sink, Consumer<List<Line>> written, Function<IOException, JournalException> failed) {
        this.sink = sink;
        this.written = written;
        this.failed = failed;
    }

    /// Write a line and return when the operating system has it.
    void append(Line line) {
        waiting.add(line);
        while (!line.done) {
            if (writing.tryLock()) {
                writeAsLeader(line);
            } else {
                line.await();
            }
        }
        if (!line.written) {
            throw failure.getFirst();
        }
    }

    /// Write nothing more and let every caller know why.
    void fail(JournalException reason) {
        writing.lock();
        try {
            failWith(reason);
        } finally {
            writing.unlock();
        }
    }

    /// The one who leaves looks back once more: who came in the meantime found the lock taken and waits to be served.
    private void writeAsLeader(Line own) {
        try {
            for (int turn = 0; (turn < TURNS && !waiting.isEmpty()) || !own.done; turn++) {
                writeBatch();
            }
        } finally {
            writing.unlock();
        }
        Line next = waiting.peek();
        if (next != null) {
            LockSupport.unpark(next.owner);
        }
    }

    private void writeBatch() {
        batch.clear();
        int length = 0;
        Line line = waiting.peek();
        while (line != null && (batch.isEmpty() || length + line.bytes.length() <= MOST_BYTES)) {
            batch.add(waiting.remove());
            length += line.bytes.length();
            line = waiting.peek();
        }
        boolean success = false;
        try {
            success = failure.isEmpty() && write(length);
            if (success) {
                written.accept(batch);
            }
        } finally {
            release(success);
        }
    }

    /// Let the callers go whatever happened: one that waits for ever says less than one that fails.
    private void release(boolean success) {
        if (!success) {
            failWith(new JournalException("the journal could not be written; what was written before is safe"));
        }
        for (Line one : batch) {
            one.release(success);
        }
    }

    private boolean write(int length) {
        try {
            if (batch.size() == 1) {
                LineBytes only = batch.getFirst().bytes;
                sink.write(only.array(), only.length());
            } else {
                sink.write(gathered(), length);
            }
            return true;
        } catch (IOException e) {
            failWith(failed.apply(e));
            return false;
        }
    }

    private byte[] gathered() {
        int at = 0;
        for (Line line : batch) {
            System.arraycopy(line.bytes.array(), 0, bytes, at, line.bytes.length());
            at += line.bytes.length();
        }
        return bytes;
    }

    private void failWith(JournalException reason) {
        if (failure.isEmpty()) {
            failure = List.of(reason);
        }
    }

    /// A line and the thread that waits for it.
    static final class Line {
        private final LineBytes bytes;
        private final TrialKey key;
        private final boolean settled;
        private final Thread owner = Thread.currentThread();
        private boolean written;
        private volatile boolean parked;
        private volatile boolean done;

        Line(LineBytes bytes, TrialKey key, boolean settled) {
            this.bytes = bytes;
            this.key = key;
            this.settled = settled;
        }

        TrialKey key() {
            return key;
        }

        boolean settled() {
            return settled;
        }

        int length() {
            return bytes.length();
        }

        /// Wait a moment; may return early. A cancelled run still waits until its scored trials are safe.
        private void await() {
            for (int i = 0; i < SPINS && !done; i++) {
                Thread.onSpinWait();
            }
            boolean interrupted = Thread.interrupted();
            parked = true;
            if (!done) {
                LockSupport.park(this);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void release(boolean success) {
            written = success;
            done = true;
            if (parked) {
                LockSupport.unpark(owner);
            }
        }
    }
}
