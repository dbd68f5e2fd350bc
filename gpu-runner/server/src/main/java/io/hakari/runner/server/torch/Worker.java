package io.hakari.runner.server.torch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.grpc.ManagedChannel;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.LoadEvent.Stage;
import io.hakari.runner.server.LastWords;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Progress;

/// One Python process that serves one checkpoint, and ends with this one.
///
/// It says on standard output where it listens, once it is ready; on standard error how far it is, why it cannot, and
/// whatever libraries have to say. Its standard input is a pipe from here: when this process is gone, however it went, the
/// pipe ends and the worker with it.
final class Worker implements AutoCloseable {
    private static final Pattern PROGRESS = Pattern.compile("progress (0(?:\\.\\d+)?|1(?:\\.0*)?) (.*)");
    private static final Pattern ERROR = Pattern.compile("error ([A-Z_]+) (.+)");
    private static final String LISTENING = "listening on unix:";
    private static final int POLITE_SECONDS = 5;
    private static final int FIRM_SECONDS = 2;
    private static final int DYING_SECONDS = 1;
    private static final int READING_SECONDS = 5;

    private final Process process;
    private final ManagedChannel channel;
    private final Progress progress;
    private final LastWords words = new LastWords();
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private final CompletableFuture<Boolean> heardOut = new CompletableFuture<>();
    private final Thread hook = Thread.ofPlatform().unstarted(this::kill);
    private volatile Optional<ModelException> reason = Optional.empty();
    private volatile boolean closing;

    private Worker(Process process, ManagedChannel channel, Progress progress) {
        this.process = process;
        this.channel = channel;
        this.progress = progress;
    }

    /// Start a process, without waiting for it to be ready.
    ///
    /// @param command  the program and its arguments, without the socket's
    /// @param workshop the folder that it runs in
    static Worker start(List<String> command, Workshop workshop, Progress progress) throws ModelException {
        try {
            Path socket = workshop.socket();
            var builder = new ProcessBuilder(
                    Stream.concat(command.stream(), Stream.of("--with-parent", "--socket", "unix:" + socket,
                            "--media", workshop.media().toString())).toList());
            builder.directory(workshop.folder().toFile());
            // Nothing is ever fetched: what is not in the folder is missing.
            builder.environment().putAll(Map.of("HF_HUB_OFFLINE", "1", "TRANSFORMERS_OFFLINE", "1",
                    "PYTHONUNBUFFERED", "1", "PYTHONUTF8", "1", "PYTHONDONTWRITEBYTECODE", "1",
                    "HAKARI_PROTOCOL", workshop.protocol().toString()));
            var worker = new Worker(builder.start(), UnixChannel.to(socket), progress);
            worker.listen();
            return worker;
        } catch (IOException e) {
            throw new ModelException(Code.UNAVAILABLE, "torch worker cannot be started: " + e.getMessage()
                    + "; look at -D" + Python.PROPERTY, e);
        }
    }

    private void listen() {
        Runtime.getRuntime().addShutdownHook(hook);
        follow(process.getErrorStream(), this::heardBeside, () -> heardOut.complete(true));
        follow(process.getInputStream(), this::heard, () -> {});
        var _ = process.onExit().thenRun(() -> ready.complete(false));
    }

    private void follow(InputStream stream, Consumer<String> listener, Runnable end) {
        Thread.ofPlatform().daemon().name("hakari-torch-words").start(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                lines.lines().forEach(listener);
            } catch (IOException | UncheckedIOException e) {
                words.add("(its words could not be read on: " + e.getMessage() + ")");
            } finally {
                end.run();
            }
        });
    }

    private void heard(String line) {
        if (line.startsWith(LISTENING)) {
            ready.complete(true);
        } else {
            words.add(line);
        }
    }

    private void heardBeside(String line) {
        Matcher told = PROGRESS.matcher(line);
        if (told.matches()) {
            progress.at(Stage.LOADING, Double.parseDouble(told.group(1)), told.group(2));
            return;
        }
        Matcher error = ERROR.matcher(line);
        if (error.matches()) {
            reason = Optional.of(new ModelException(code(error.group(1)), error.group(2)));
        } else {
            words.add(line);
        }
    }

    private static Code code(String name) {
        return Stream.of(Code.values()).filter(code -> code.name().equals(name)).findFirst().orElse(Code.BROKEN);
    }

    /// Wait until it serves.
    ///
    /// @throws ModelException when it ends instead, in its own words
    void awaitReady() throws ModelException {
        if (ready.join() && !closing) {
            return;
        }
        awaitEnd(POLITE_SECONDS);
        if (reason.isPresent()) {
            throw reason.get();
        }
        throw new ModelException(Code.BROKEN, "torch worker did not start: " + fate());
    }

    ManagedChannel channel() {
        return channel;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /// Run something when the process has ended.
    void whenEnded(Runnable run) {
        var _ = process.onExit().thenRun(run);
    }

    /// Return how it ended and what it said before, once all it said was read.
    String fate() {
        heardOut.completeOnTimeout(true, READING_SECONDS, TimeUnit.SECONDS).join();
        String last = reason.map(Throwable::getMessage).orElseGet(words::text);
        return process.isAlive()
                ? "its process runs but does not answer; its last words: " + last
                : "its process ended with status [" + process.exitValue() + "]; its last words: " + last;
    }

    /// End it now.
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /// Return whether it is over, or will be in a moment: a stream breaks a little before its process.
    boolean endsByItself() {
        return awaitEnd(DYING_SECONDS);
    }

    /// End it now, and whatever goes with it.
    void bury() {
        kill();
        close();
    }

    /// Let it end by itself, then ask it to, then make it.
    @Override
    public void close() {
        closing = true;
        channel.shutdownNow();
        try {
            process.getOutputStream().close();
        } catch (IOException _) {
            // It is gone already, and the pipe with it.
        }
        if (!awaitEnd(POLITE_SECONDS)) {
            process.destroy();
            if (!awaitEnd(FIRM_SECONDS)) {
                kill();
                awaitEnd(FIRM_SECONDS);
            }
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // This process is ending, and the hook does the same.
        }
    }

    /// Wait for the end; an interrupt makes it come at once.
    private boolean awaitEnd(int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
            return !process.isAlive();
        }
    }
}
