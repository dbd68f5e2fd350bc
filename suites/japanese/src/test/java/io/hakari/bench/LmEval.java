package io.hakari.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.hakari.testkit.BenchmarkRow.Peer;
import io.hakari.testkit.Benchmarks;

/// lm-evaluation-harness with its dummy model at the same work; measured once for all benchmarks that ask.
final class LmEval {
    private static final String SMALL = "2000";
    private static final String LARGE = "12000";

    private static Optional<List<String>> figures = Optional.empty();
    private static boolean measured;

    private LmEval() {
    }

    static Optional<Peer> samplesPerSecond() {
        return figures().map(line -> new Peer("lm-eval " + line.get(0), Double.parseDouble(line.get(1))));
    }

    static Optional<Peer> bytesPerSample() {
        return figures().map(line -> new Peer("lm-eval " + line.get(0), Double.parseDouble(line.get(2))));
    }

    private static Optional<List<String>> figures() {
        if (!measured) {
            measured = true;
            figures = run();
        }
        return figures;
    }

    private static Optional<List<String>> run() {
        Path script = Path.of(System.getProperty("hakari.module", "."), "src", "bench", "lm_eval_peer.sh");
        Path scratch = Benchmarks.root().resolve("target").resolve("bench").resolve("lm-eval");
        try {
            Process process = new ProcessBuilder("bash", script.toString(), scratch.toString(), SMALL, LARGE)
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            List<String> lines = process.inputReader().readAllLines();
            return process.waitFor() == 0 ? Optional.of(List.of(lines.getLast().split(" "))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
