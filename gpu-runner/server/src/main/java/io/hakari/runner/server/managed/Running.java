package io.hakari.runner.server.managed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;

import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.LoadEvent.Stage;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Progress;

/// An engine that was started on a checkpoint, and moves from one to the next.
///
/// The engine is given a link in place of the folder, so that what it reads anew is whatever the link points to then.
final class Running {
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})%");
    private static final int DETAIL = 120;

    private final Recipe recipe;
    private final Limits limits;
    private final Path workshop;
    private final Caller caller;
    private final EngineProcess process;

    private Running(Recipe recipe, Limits limits, Path workshop, Caller caller, EngineProcess process) {
        this.recipe = recipe;
        this.limits = limits;
        this.workshop = workshop;
        this.caller = caller;
        this.process = process;
    }

    /// Start an engine and wait until it is ready.
    ///
    /// @throws ModelException when it ends before, or is not ready in time, with its last words
    static Running start(Recipe recipe, Limits limits, Map<EngineChoice, String> choices, Path folder,
            Progress progress)
            throws ModelException, InterruptedException {
        try {
            Path workshop = Files.createTempDirectory("hakari-" + recipe.engine());
            point(workshop, folder);
            int port = freePort();
            List<String> command = recipe.commandLine(link(workshop).toString(), port, choices);
            var caller = new Caller(URI.create("http://127.0.0.1:" + port));
            var process = EngineProcess.start(command, recipe.environment(choices), limits.grace(),
                    line -> tell(line, progress));
            var running = new Running(recipe, limits, workshop, caller, process);
            running.awaitReady(command.getFirst());
            return running;
        } catch (IOException e) {
            throw new ModelException(Code.BROKEN,
                    "engine [" + recipe.engine() + "] cannot be started: " + e.getMessage(), e);
        }
    }

    private static Path link(Path workshop) {
        return workshop.resolve("model");
    }

    private static void point(Path workshop, Path folder) throws IOException {
        Path next = Files.createSymbolicLink(workshop.resolve("next"), folder.toAbsolutePath());
        Files.move(next, link(workshop), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void tell(String line, Progress progress) {
        Matcher percent = PERCENT.matcher(line);
        double share = percent.find() ? Math.min(1, Integer.parseInt(percent.group(1)) / 100.0) : 0;
        progress.at(Stage.LOADING, share, line.length() > DETAIL ? line.substring(0, DETAIL) + "…" : line);
    }

    private void awaitReady(String executable) throws ModelException, InterruptedException {
        try {
            long deadline = System.nanoTime() + limits.start().toNanos();
            while (!caller.answers(recipe.health(), limits.reload())) {
                if (process.endsWithin(limits.pause())) {
                    throw new ModelException(Code.BROKEN, "engine [" + recipe.engine() + "], started as [" + executable
                            + "], " + process.fate());
                }
                if (System.nanoTime() > deadline) {
                    throw new ModelException(Code.TIMED_OUT, "engine [" + recipe.engine() + "] was not ready within ["
                            + TimeUnit.NANOSECONDS.toSeconds(limits.start().toNanos()) + "] seconds; its last words: "
                            + process.lastWords());
                }
            }
        } catch (ModelException | InterruptedException e) {
            stop();
            throw e;
        }
    }

    URI address() {
        return caller.address();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Give the device's memory back.
    void sleep() throws ModelException, InterruptedException {
        take(recipe.sleep(), "", "");
    }

    /// Take the memory again, with the weights of a checkpoint; the engine must sleep.
    void wake(Path folder, String digest) throws ModelException, InterruptedException {
        try {
            point(workshop, folder);
        } catch (IOException e) {
            throw failed("cannot be pointed to [" + folder + "]", e);
        }
        take(recipe.reload(), folder.toAbsolutePath().toString(), digest);
        if (recipe.version().isPresent()) {
            requireVersion(recipe.version().get(), digest);
        }
    }

    private void take(List<Recipe.Step> steps, String model, String digest)
            throws ModelException, InterruptedException {
        for (Recipe.Step step : steps) {
            try {
                String said = caller.post(step.path(), step.body(model, digest), limits.reload());
                if (Value.newBuilder().setBoolValue(false).build().equals(member(said, "success"))) {
                    throw new IOException("path [" + step.path() + "] answered "
                            + member(said, "message").getStringValue());
                }
            } catch (IOException e) {
                throw failed("did not move on", e);
            }
        }
    }

    private void requireVersion(String path, String digest) throws ModelException, InterruptedException {
        try {
            String version = member(caller.get(path, limits.reload()), "weight_version").getStringValue();
            if (!version.equals(digest)) {
                throw new ModelException(Code.DIGEST_MISMATCH, "engine [" + recipe.engine() + "] says that its weights"
                        + " are [" + version + "] but [" + digest + "] were given; load the checkpoint anew");
            }
        } catch (IOException e) {
            throw failed("does not tell its weights' version", e);
        }
    }

    /// What is no JSON object has no members.
    private static Value member(String json, String name) {
        var parsed = Struct.newBuilder();
        try {
            JsonFormat.parser().merge(json, parsed);
        } catch (InvalidProtocolBufferException _) {
            return Value.getDefaultInstance();
        }
        return parsed.getFieldsOrDefault(name, Value.getDefaultInstance());
    }

    private ModelException failed(String what, IOException cause) throws InterruptedException {
        String fate = process.isAlive() ? String.valueOf(cause.getMessage()) : "it " + process.fate();
        return new ModelException(Code.BROKEN, "engine [" + recipe.engine() + "] " + what + ": " + fate, cause);
    }

    void stop() {
        process.stop();
        caller.close();
        try {
            Files.deleteIfExists(link(workshop));
            Files.deleteIfExists(workshop.resolve("next"));
            Files.deleteIfExists(workshop);
        } catch (IOException _) {
            // A link in the folder for temporary files harms nobody.
        }
    }
}
