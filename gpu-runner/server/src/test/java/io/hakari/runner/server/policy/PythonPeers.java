package io.hakari.runner.server.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Policy servers in Python, by the packages that the real ones use.
///
/// They run where `HAKARI_POLICY_PYTHON` names a Python that has those packages, or the `python3` of the path does.
record PythonPeers(Process process, String firstLine) implements AutoCloseable {

    /// Start a script; the test is skipped by name when its packages are absent.
    static PythonPeers start(String packages, List<String> command) throws IOException, InterruptedException {
        String python = Optional.ofNullable(System.getenv("HAKARI_POLICY_PYTHON")).orElse("python3");
        assumeTrue(imports(python, packages),
                "skipped: [" + python + "] has not all of the Python packages [" + packages
                        + "]; name one that has by HAKARI_POLICY_PYTHON");
        List<String> whole = new ArrayList<>(List.of(python));
        whole.addAll(command);
        Process process = new ProcessBuilder(whole).redirectError(Redirect.INHERIT).start();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String first = Optional.ofNullable(lines.readLine()).orElse("");
        return new PythonPeers(process, first);
    }

    static String script(String name) {
        return Path.of(System.getProperty("hakari.module", "."), "src/test/resources/policy", name).toString();
    }

    private static boolean imports(String python, String packages) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(python, "-c", "import " + packages).redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD).start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
