package io.hakari.runner.server.managed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.hakari.runner.server.LastWords;

/// An engine with all processes that it starts, in a session of their own.
///
/// A shell stands before it and holds a pipe from here. When the pipe ends, because this object is stopped or this process
/// is gone, however it went, the shell sends SIGTERM to the whole session, waits for the grace, and kills what is left; when
/// the engine ends by itself, it kills what the engine left behind.
final class EngineProcess {
    private static final String ENDED = "hakari: engine ended with status ";
    private static final String WATCH = """
            exec 3<&0
            "$@" </dev/null 3<&- &
            engine=$!
            trap '' TERM INT HUP
            { cat <&3 >/dev/null; kill -TERM 0; sleep "$HAKARI_GRACE"; kill -KILL 0; } &
            wait "$engine"
            echo "%s$?"
            kill -KILL 0
            """.formatted(ENDED);
    private static final long MARGIN_SECONDS = 5;

    private final Process process;
    private final Duration grace;
    private final LastWords lastWords = new LastWords();
    private final Thread reader;
    private volatile String status = "unknown";

    private EngineProcess(Process process, Duration grace, Consumer<String> log) {
        this.process = process;
        this.grace = grace;
        this.reader = Thread.ofPlatform().daemon().name("hakari-engine-log").start(() -> read(log));
    }

    /// Start a command.
    ///
    /// @param log hears every line that it writes
    /// @throws IOException when there is no `setsid` or no shell; a command that is not there ends with status 127
    static EngineProcess start(List<String> command, Map<String, String> environment, Duration grace,
            Consumer<String> log) throws IOException {
        List<String> whole = new ArrayList<>(List.of("setsid", "sh", "-c", WATCH, "hakari-engine"));
        whole.addAll(command);
        var builder = new ProcessBuilder(whole).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("HAKARI_GRACE", Long.toString(Math.max(1, grace.toSeconds())));
        return new EngineProcess(builder.start(), grace, log);
    }

    private void read(Consumer<String> log) {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> hear(line, log));
        } catch (IOException | UncheckedIOException e) {
            lastWords.add("(its output could not be read on: " + e.getMessage() + ")");
        }
    }

    private void hear(String line, Consumer<String> log) {
        if (line.startsWith(ENDED)) {
            status = line.substring(ENDED.length());
        } else {
            lastWords.add(line);
            log.accept(line);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Wait for its end, but not longer than told; return whether it came.
    boolean endsWithin(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Return how it ended and the last that it wrote; for one that has ended.
    String fate() throws InterruptedException {
        reader.join();
        return "ended with status [" + status + "]; its last words: " + lastWords.text();
    }

    String lastWords() {
        return lastWords.text();
    }

    /// Let it end by itself, then make it, with all that it started.
    void stop() {
        List<ProcessHandle> all = process.descendants().toList();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(grace.toSeconds() + MARGIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException _) {
            process.destroyForcibly();
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
