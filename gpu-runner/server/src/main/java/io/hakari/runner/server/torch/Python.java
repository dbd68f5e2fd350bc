package io.hakari.runner.server.torch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A Python to run the worker with.
///
/// @param command its name or path
record Python(String command) {
    static final String PROPERTY = "hakari.runner.python";
    private static final String ELSEWHERE = "name another with -D" + PROPERTY + "=/path/to/python";
    static final String VARIABLE = "HAKARI_PYTHON";
    private static final int SECONDS = 60;
    /// Versions of packages by command: asking takes a process.
    private static final Map<String, Map<String, String>> KNOWN = new ConcurrentHashMap<>();
    /// Looks packages up without importing them, which would take seconds.
    private static final String ASK = """
            import importlib.metadata as m, sys
            print("python", sys.version.split()[0], "." if sys.version_info >= (3, 11) else "old")
            for name in sys.argv[1:]:
                try:
                    print(name, m.version(name))
                except m.PackageNotFoundError:
                    print(name)
            """;

    /// Return the one that the property `hakari.runner.python` names, else the variable `HAKARI_PYTHON`, else `python3`.
    static Python chosen() {
        String variable = System.getenv(VARIABLE);
        return new Python(System.getProperty(PROPERTY, variable == null || variable.isBlank() ? "python3" : variable));
    }

    /// Return the version of a package that was required before.
    static Optional<String> known(String command, String name) {
        return Optional.ofNullable(KNOWN.getOrDefault(command, Map.of()).get(name));
    }

    /// Look for packages.
    ///
    /// @throws IOException when it does not run or a package is missing; the message says what to do
    void require(List<String> packages) throws IOException {
        Map<String, String> versions = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (String line : ask(packages)) {
            List<String> words = List.of(line.split(" ", -1));
            if (words.size() == 1) {
                missing.add(words.getFirst());
                continue;
            }
            versions.put(words.getFirst(), words.get(1));
            if (words.getLast().equals("old")) {
                throw new IOException(
                        "python [" + command + "] is version [" + words.get(1) + "]; expected 3.11 or later; "
                                + ELSEWHERE);
            }
        }
        if (!missing.isEmpty()) {
            throw new IOException("python [" + command + "] has no packages [" + String.join(", ", missing)
                    + "]; run [" + command + " -m pip install " + String.join(" ", missing) + "]; or " + ELSEWHERE);
        }
        KNOWN.put(command, Map.copyOf(versions));
    }

    private List<String> ask(List<String> packages) throws IOException {
        var arguments = Stream.concat(Stream.of(command, "-c", ASK), packages.stream()).toList();
        Process process;
        try {
            process = new ProcessBuilder(arguments).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IOException("python [" + command + "] cannot be started (" + e.getMessage() + "); " + ELSEWHERE,
                    e);
        }
        try (InputStream out = process.getInputStream()) {
            process.getOutputStream().close();
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0
                    || !text.startsWith("python ")) {
                throw new IOException("python [" + command + "] does not tell its packages; it said ["
                        + (text.length() > 300 ? text.substring(text.length() - 300) : text) + "]; " + ELSEWHERE);
            }
            return text.lines().toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("python [" + command + "] was asked for its packages by an interrupted thread", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
