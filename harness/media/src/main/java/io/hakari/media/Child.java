package io.hakari.media;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.hakari.sample.MediaException;

/// One run of a program that cannot outlast its time limit, and whose complaints are kept.
///
/// @param what    is being done, for messages, such as `clip [crossing-3] cannot be decoded`
/// @param command the program and its arguments
/// @param limit   after which it is killed
/// @param note    is told every line of its complaints, and returns whether it was no complaint
record Child(String what, List<String> command, Duration limit, Predicate<String> note) {
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);
    /// The last lines say what was wrong.
    private static final int KEPT_LINES = 4;
    private static final int LONGEST_LINE = 300;
    /// What the loader says of a library of [StandIns].
    private static final String STAND_IN = "no version information available";

    /// Writes to the program.
    interface Feed {
        void to(OutputStream stream) throws IOException;
    }

    /// Reads from the program to the end.
    interface Drain<T> {
        T from(InputStream stream) throws IOException;
    }

    static Child running(String what, List<String> command, Duration limit) {
        return new Child(what, command, limit, _ -> false);
    }

    /// Run it without input.
    <T> T run(Drain<T> drain) throws InterruptedException {
        return run(_ -> {}, drain);
    }

    /// Run it and return what was read.
    ///
    /// @throws MediaException when it cannot be started, ends with a status other than 0, or takes too long
    <T> T run(Feed feed, Drain<T> drain) throws InterruptedException {
        Process process = start();
        CompletableFuture<T> output = async(process, () -> drain.from(process.getInputStream()));
        CompletableFuture<Deque<String>> complaints = async(process, () -> complaints(process.getErrorStream()));
        CompletableFuture<Optional<IOException>> fed = CompletableFuture.supplyAsync(() -> feed(process, feed),
                THREADS);
        boolean inTime = end(process);
        Optional<IOException> refused = result(fed);
        if (!inTime) {
            throw new MediaException(what + ": it took longer than [" + limit.toSeconds() + "] s");
        }
        T read = result(output);
        Deque<String> said = result(complaints);
        if (process.exitValue() != 0) {
            throw new MediaException(what + ": " + (said.isEmpty()
                    ? "ended with status [" + process.exitValue() + "]"
                    : String.join("; ", said)));
        }
        refused.ifPresent(e -> {
            throw new MediaException(what + ": it did not take all of its input (" + e.getMessage() + ")", e);
        });
        return read;
    }

    private Process start() {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(List.of("PATH", "SystemRoot", "TMPDIR", "TEMP"));
        // Its own libraries find each other only so; their run path names the folder for the program alone.
        Path program = Path.of(command.getFirst()).toAbsolutePath();
        builder.environment().put("LD_LIBRARY_PATH", program.resolveSibling("") + File.pathSeparator
                + program.resolveSibling(StandIns.FOLDER));
        builder.environment().put("AV_LOG_FORCE_NOCOLOR", "1");
        builder.environment().put("SVT_LOG", "1");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new MediaException(what + ": program [" + command.getFirst() + "] does not start: " + e, e);
        }
    }

    /// Wait for its end, and kill it after the limit or when the waiting is interrupted.
    private boolean end(Process process) throws InterruptedException {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            kill(process);
            process.waitFor();
        }
    }

    /// Unlike the process itself, its handle leaves open what it has written and was not yet read.
    private static void kill(Process process) {
        process.toHandle().destroyForcibly();
    }

    private <T> CompletableFuture<T> async(Process process, Reading<T> reading) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return reading.read();
            } catch (IOException e) {
                kill(process);
                throw new UncheckedIOException(e);
            } catch (RuntimeException e) {
                kill(process);
                throw e;
            }
        }, THREADS);
    }

    /// What it was fed matters only when it ended well: a program that gives up no longer reads.
    private static Optional<IOException> feed(Process process, Feed feed) {
        try (OutputStream stream = process.getOutputStream()) {
            feed.to(stream);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        } catch (RuntimeException e) {
            kill(process);
            throw e;
        }
    }

    private Deque<String> complaints(InputStream stream) throws IOException {
        Deque<String> last = new ArrayDeque<>();
        BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!note.test(line) && !line.isBlank() && !line.contains(STAND_IN)) {
                last.addLast(line.strip().substring(0, Math.min(line.strip().length(), LONGEST_LINE)));
            }
            if (last.size() > KEPT_LINES) {
                last.removeFirst();
            }
        }
        return last;
    }

    private <T> T result(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof MediaException ours) {
                throw ours;
            }
            throw new MediaException(what + ": " + e.getCause(), e);
        }
    }

    private interface Reading<T> {
        T read() throws IOException;
    }
}
