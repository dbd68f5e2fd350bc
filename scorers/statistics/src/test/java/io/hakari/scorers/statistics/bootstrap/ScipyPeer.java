package io.hakari.scorers.statistics.bootstrap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.hakari.testkit.BenchmarkRow.Peer;
import io.hakari.testkit.Benchmarks;

/// scipy at the work of the bootstrap's benchmark, of which it does a stated part; the rest is proportional.
///
/// @param figures its version, milliseconds of the bootstrap, milliseconds of the permutation test; empty without Python
record ScipyPeer(List<String> figures) {

    static ScipyPeer measured() {
        Path script = Path.of(System.getProperty("hakari.module", "."), "src", "bench", "scipy_peer.sh");
        Path scratch = Benchmarks.root().resolve("target").resolve("bench").resolve("scipy");
        try {
            Process process = new ProcessBuilder("bash", script.toString(), scratch.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            List<String> lines = process.inputReader().readAllLines();
            return new ScipyPeer(process.waitFor() == 0 ? List.of(lines.getLast().split(" ")) : List.of());
        } catch (IOException e) {
            return new ScipyPeer(List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ScipyPeer(List.of());
        }
    }

    Optional<Peer> bca() {
        return peer(" stats.bootstrap BCa (from 200 of 10000 replicates, jackknife of 1/4 of the items)", 1);
    }

    Optional<Peer> signFlip() {
        return peer(" stats.permutation_test (from 1000 of 10000 replicates)", 2);
    }

    private Optional<Peer> peer(String what, int figure) {
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Peer("scipy " + figures.get(0) + what, Double.parseDouble(figures.get(figure))));
    }
}
