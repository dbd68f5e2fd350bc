package io.hakari.runner.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.hakari.exchange.RunnerException;

/// A server that this process started and that ends with it.
///
/// Its standard input is a pipe from here: when this process is gone, however it went, the pipe ends and the server stops.
final class Child {
    private static final String MAIN = "io.hakari.runner.server.RunnerMain";
    private static final List<String> FLAGS = List.of("--enable-native-access=ALL-UNNAMED", "-Dai.djl.offline=true",
            "-DOPT_OUT_TRACKING=true", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8");
    /// What is set for the server's engines in this process holds there too.
    private static final String SETTINGS = "hakari.runner.";
    private static final Pattern LISTENING = Pattern.compile("listening on \\S+:(\\d+)");
    private static final int START_SECONDS = 60;
    private static final int END_SECONDS = 5;
    private static final int DYING_SECONDS = 1;

    private final String address;
    private final Process process;
    private final Tail complaints = new Tail();
    private final CompletableFuture<Integer> listening = new CompletableFuture<>();
    private final Thread hook = Thread.ofPlatform().unstarted(this::destroy);

    private Child(String address, Process process) {
        this.address = address;
        this.process = process;
    }

    /// Start a server and wait until it listens.
    ///
    /// @throws RunnerException when it does not, with what it wrote on standard error
    static Child start(String address, List<String> arguments) throws InterruptedException {
        requireServer(address);
        Child child;
        try {
            child = new Child(address, process(arguments).start());
        } catch (IOException e) {
            throw new RunnerException("runner [" + address + "] cannot be started: " + e.getMessage(), e);
        }
        child.endWithThisProcess();
        var _ = child.process.onExit().thenRun(() -> child.listening.completeExceptionally(new IOException("ended")));
        Thread errors = child.follow(child.process.getErrorStream(), child.complaints::add);
        child.follow(child.process.getInputStream(), child::heard);
        child.awaitListening(errors);
        return child;
    }

    /// @throws RunnerException when this process is ending already, say by Ctrl-C: a server has nothing left to do then
    private void endWithThisProcess() {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            destroy();
            throw new RunnerException("runner [" + address + "] is started no more: this process is ending", e);
        }
    }

    private static void requireServer(String address) {
        try {
            Class.forName(MAIN, false, Child.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new RunnerException(
                    "runner [" + address + "] needs hakari-runner-server on the class path; add it, or"
                            + " start a server and use grpc://host:port",
                    e);
        }
    }

    /// The class path goes by the environment: ONNX Runtime 1.29.0 ends the process with a segmentation fault when the
    /// command line is longer than about 4 096 bytes, and a class path easily is.
    private static ProcessBuilder process(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        System.getProperties().stringPropertyNames().stream().filter(name -> name.startsWith(SETTINGS)).sorted()
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of(MAIN, "--with-parent", "--port", "0"));
        command.addAll(arguments);
        var process = new ProcessBuilder(command);
        process.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return process;
    }

    private Thread follow(InputStream stream, Consumer<String> listener) {
        return Thread.ofPlatform().daemon().name("hakari-child").start(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                lines.lines().forEach(listener);
            } catch (IOException | UncheckedIOException e) {
                complaints.add("(its output could not be read on: " + e.getMessage() + ")");
            }
        });
    }

    private void heard(String line) {
        Matcher words = LISTENING.matcher(line);
        if (words.matches()) {
            listening.complete(Integer.valueOf(words.group(1)));
        }
    }

    private void awaitListening(Thread errors) throws InterruptedException {
        try {
            listening.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            errors.join();
            end();
            throw new RunnerException("runner [" + address + "] did not start: " + fate(), e);
        } catch (TimeoutException e) {
            end();
            throw new RunnerException("runner [" + address + "] did not listen within " + START_SECONDS
                    + " seconds; its last words: " + complaints.text(), e);
        } catch (InterruptedException e) {
            end();
            throw e;
        }
    }

    int port() {
        return listening.join();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /// Return how it ended, if it has: a stream breaks a little before the process that held it is over.
    Optional<String> obituary() {
        try {
            return process.waitFor(DYING_SECONDS, TimeUnit.SECONDS) ? Optional.of(fate()) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private String fate() {
        return "its process ended with status [" + process.exitValue() + "]; its last words: " + complaints.text();
    }

    /// Let it stop by itself, then make it.
    void end() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                destroy();
            }
            process.waitFor();
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IOException | IllegalStateException e) {
            // The pipe was broken already, or this process is ending and the hook does the same.
            destroy();
        } catch (InterruptedException e) {
            destroy();
            Thread.currentThread().interrupt();
        }
    }

    private void destroy() {
        process.destroyForcibly();
    }
}
