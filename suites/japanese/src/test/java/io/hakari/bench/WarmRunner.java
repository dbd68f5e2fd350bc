package io.hakari.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A runner with the scripted engine in a process of its own, which serves several runs.
///
/// `local:` starts a process for each run. Its code is still being compiled during the first half a million answers,
/// which takes five times the work of the answers themselves, so that nothing else would be measured.
record WarmRunner(Process process, String address) implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening on (\\S+:\\d+)");

    static WarmRunner start() throws IOException {
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "io.hakari.runner.server.RunnerMain", "--with-parent", "--port",
                "0", "--model", "demo", "--engine", "scripted").redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher words = LISTENING.matcher(line);
            if (words.matches()) {
                return new WarmRunner(process, "grpc://" + words.group(1));
            }
        }
        process.destroy();
        throw new IOException("the runner's process ended before it listened");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
