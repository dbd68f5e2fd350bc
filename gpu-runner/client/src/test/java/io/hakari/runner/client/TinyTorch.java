package io.hakari.runner.client;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Tiny Llamas with random weights, made by gpu-runner/torch's own maker when a Python with PyTorch is at hand.
final class TinyTorch {
    static final String ONE = "tiny-0001";
    static final String OTHER = "tiny-0002";
    static final String SEEING = "tiny-seeing";
    private static final String MAKE = """
            import pathlib, sys
            sys.path.insert(0, sys.argv[1])
            import tiny
            for seed in (1, 2):
                tiny.checkpoint(pathlib.Path(sys.argv[2]) / f"tiny-000{seed}", seed=seed)
            """;
    private static final String MAKE_SEEING = """
            import pathlib, sys
            sys.path.insert(0, sys.argv[1])
            import tiny
            tiny.seeing(pathlib.Path(sys.argv[2]) / "tiny-seeing")
            """;
    private static final String HAS_PILLOW = "import PIL";
    private static final String LOG = "maker.log";

    private TinyTorch() {
    }

    /// Skip the test, by name, where no Python is named.
    static void assumePython() {
        assumeTrue(python().isPresent(), "skipped: no Python with PyTorch is named; set the variable HAKARI_PYTHON or"
                + " -Dhakari.runner.python to one with gpu-runner/torch/requirements.txt installed");
    }

    private static Optional<String> python() {
        return Optional.ofNullable(System.getProperty("hakari.runner.python", System.getenv("HAKARI_PYTHON")))
                .filter(name -> !name.isBlank());
    }

    /// Skip the test, by name, where that Python has no Pillow to decode pictures with.
    static void assumePillow(Path folder) throws InterruptedException {
        assumePython();
        assumeTrue(runs(HAS_PILLOW, folder), "skipped: the named Python has no Pillow; install it to look at pictures");
    }

    /// Make two checkpoints in a folder and return it.
    static Path checkpoints(Path folder) throws InterruptedException {
        return made(MAKE, folder);
    }

    /// Make a checkpoint that looks at pictures in a folder and return it.
    static Path seeing(Path folder) throws InterruptedException {
        return made(MAKE_SEEING, folder);
    }

    private static Path made(String program, Path folder) throws InterruptedException {
        try {
            if (!runs(program, folder)) {
                throw new IllegalStateException("tiny checkpoints were not made: "
                        + Files.readString(folder.resolve(LOG), StandardCharsets.UTF_8));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean runs(String program, Path folder) throws InterruptedException {
        try {
            Process python = new ProcessBuilder(python().orElseThrow(), "-B", "-c", program,
                    Path.of("..", "torch", "tests").toAbsolutePath().toString(), folder.toString())
                    .redirectErrorStream(true).redirectOutput(folder.resolve(LOG).toFile()).start();
            return python.waitFor() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
