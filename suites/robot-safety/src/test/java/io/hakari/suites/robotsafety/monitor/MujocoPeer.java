package io.hakari.suites.robotsafety.monitor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.hakari.testkit.BenchmarkRow.Peer;
import io.hakari.testkit.Benchmarks;

/// MuJoCo's C loop at the equivalent scene, without monitors.
///
/// @param figures its version, steps per CPU-second, largest relative difference to the goldens; empty without Python
record MujocoPeer(List<String> figures) {

    static MujocoPeer measured() {
        Path module = Path.of(System.getProperty("hakari.module", "."));
        Path script = module.resolve(Path.of("src", "bench", "mujoco_peer.sh"));
        Path arm = module.resolve(
                Path.of("src", "main", "resources", "io", "hakari", "suites", "robotsafety", "cell", "cobot-six.urdf"));
        Path scratch = Benchmarks.root().resolve("target").resolve("bench").resolve("mujoco");
        try {
            Process process = new ProcessBuilder("bash", script.toString(), scratch.toString(), arm.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            List<String> lines = process.inputReader().readAllLines();
            return new MujocoPeer(process.waitFor() == 0 ? List.of(lines.getLast().split(" ")) : List.of());
        } catch (IOException e) {
            return new MujocoPeer(List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new MujocoPeer(List.of());
        }
    }

    Optional<Peer> speed() {
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Peer("MuJoCo " + figures.get(0) + " mj_step, without monitors",
                        Double.parseDouble(figures.get(1))));
    }
}
