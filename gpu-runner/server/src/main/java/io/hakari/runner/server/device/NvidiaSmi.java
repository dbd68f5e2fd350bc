package io.hakari.runner.server.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.hakari.runner.protocol.v1.DeviceState;

/// Reads GPUs by the command `nvidia-smi`, where the library is out of reach.
///
/// It tells no energy. A field that this driver's command does not know is left out of the question from then on.
final class NvidiaSmi implements DeviceMonitor {
    private static final int SECONDS = 10;
    private static final Pattern UNKNOWN_FIELD = Pattern.compile("Field \"([^\"]+)\" is not a valid field to query");

    private final String command;
    private final List<String> fields = new ArrayList<>(SmiTable.FIELDS);

    private NvidiaSmi(String command) {
        this.command = command;
    }

    /// Ask once.
    ///
    /// @throws AbsentException when the command is not here, or does not find the driver
    static NvidiaSmi open(String command) throws AbsentException {
        var smi = new NvidiaSmi(command);
        smi.ask();
        return smi;
    }

    @Override
    public synchronized List<DeviceState> read() {
        try {
            return ask();
        } catch (AbsentException _) {
            return List.of();
        }
    }

    private List<DeviceState> ask() throws AbsentException {
        while (true) {
            Answer answer = run();
            Matcher unknown = UNKNOWN_FIELD.matcher(answer.output());
            if (answer.status() == 0) {
                return SmiTable.parse(answer.output());
            }
            if (!unknown.find() || !fields.remove(unknown.group(1)) || fields.isEmpty()) {
                throw new AbsentException("command [" + command + "] ended with status [" + answer.status()
                        + "] and the words [" + answer.output().strip().lines().findFirst().orElse("") + "]");
            }
        }
    }

    private record Answer(int status, String output) {}

    private Answer run() throws AbsentException {
        try {
            Process process = new ProcessBuilder(command, "--query-gpu=" + String.join(",", fields), "--format=csv")
                    .redirectErrorStream(true).start();
            process.getOutputStream().close();
            CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AbsentException(
                        "command [" + command + "] did not answer within " + SECONDS + " seconds");
            }
            return new Answer(process.exitValue(), output.join());
        } catch (IOException e) {
            throw new AbsentException("command [" + command + "] cannot be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AbsentException("command [" + command + "] was interrupted", e);
        }
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
