package io.hakari.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds when the device under the journal fails, and when many threads write at once.
class JournalDeviceTest {
    @TempDir
    Path runs;

    @Test
    void a_full_device_is_told_with_what_is_safe_and_the_run_can_be_continued() {
        int lines = 2;
        try (Journal journal = Journal.create(runs, Examples.header("run"), fullAfter(lines))) {
            journal.append(Examples.trial(0));
            journal.append(Examples.trial(1));
            String message = "no space left on device for journal [" + runs.resolve("run/journal.jsonl")
                    + "]; free space and run again: 2 trials are safe";
            assertThatThrownBy(() -> journal.append(Examples.trial(2))).isInstanceOf(JournalException.class)
                    .hasMessage(message);
            assertThatThrownBy(() -> journal.append(Examples.trial(3))).hasMessage(message);
            assertThat(journal.holds("counters", 2, Examples.sampleId(2), 1)).isFalse();
        }
        try (Journal journal = Journal.resume(runs.resolve("run"))) {
            assertThat(journal.trials()).isEqualTo(2);
            journal.append(Examples.trial(2));
        }
    }

    @Test
    void another_failure_of_the_device_is_told_in_its_own_words() {
        try (Journal journal = Journal.create(runs, Examples.header("run"), _ -> new BrokenSink())) {
            assertThatThrownBy(() -> journal.append(Examples.trial(0))).hasMessage("journal ["
                    + runs.resolve("run/journal.jsonl")
                    + "] cannot be written: Input/output error; the 0 trials before are safe");
        }
    }

    @Test
    void many_threads_write_every_line_once_and_whole() throws Exception {
        int threads = 64;
        int each = 200;
        AtomicInteger writes = new AtomicInteger();
        try (Journal journal = Journal.create(runs, Examples.header("run"), counting(writes));
                ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                long first = (long) thread * each;
                done.add(virtual.submit(() -> {
                    for (long ordinal = first; ordinal < first + each; ordinal++) {
                        journal.append(Examples.trial(ordinal));
                    }
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
            List<String> ids = new ArrayList<>();
            journal.scores("counters").forEach(score -> ids.add(score.sampleId()));
            assertThat(ids).hasSize(threads * each).doesNotHaveDuplicates();
            assertThat(writes.get()).isLessThanOrEqualTo(threads * each);
        }
    }

    @Test
    void an_interrupted_thread_still_writes_its_trial_and_stays_interrupted() {
        try (Journal journal = Journal.create(runs, Examples.header("run"))) {
            Thread.currentThread().interrupt();
            journal.append(Examples.trial(0));
            assertThat(Thread.interrupted()).isTrue();
            journal.append(Examples.trial(1));
            assertThat(journal.trials()).isEqualTo(2);
        }
    }

    private static Journal.SinkOpener counting(AtomicInteger writes) {
        return journal -> {
            JournalSink file = JournalSink.appendingTo(journal);
            return new Forwarding(file) {
                @Override
                public void write(byte[] bytes, int length) throws IOException {
                    writes.incrementAndGet();
                    file.write(bytes, length);
                }
            };
        };
    }

    /// Writes so many times, and half of the time after that.
    private static Journal.SinkOpener fullAfter(int writes) {
        AtomicInteger left = new AtomicInteger(writes);
        return journal -> {
            JournalSink file = JournalSink.appendingTo(journal);
            return new Forwarding(file) {
                @Override
                public void write(byte[] bytes, int length) throws IOException {
                    if (left.getAndDecrement() > 0) {
                        file.write(bytes, length);
                        return;
                    }
                    file.write(bytes, length / 2);
                    throw new IOException("No space left on device");
                }
            };
        };
    }

    private abstract static class Forwarding implements JournalSink {
        private final JournalSink file;

        private Forwarding(JournalSink file) {
            this.file = file;
        }

        @Override
        public void sync() throws IOException {
            file.sync();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    private static final class BrokenSink implements JournalSink {
        @Override
        public void write(byte[] bytes, int length) throws IOException {
            throw new IOException("Input/output error");
        }

        @Override
        public void sync() {
        }

        @Override
        public void close() {
        }
    }
}
