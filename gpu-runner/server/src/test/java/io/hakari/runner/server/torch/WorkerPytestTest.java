package io.hakari.runner.server.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The worker's own tests, where a Python is named that has what they need.
@Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkerPytestTest {
    private static final File WORKER = Path.of("..", "torch").toFile();

    @TempDir
    private Path folder;

    private int python(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Optional.ofNullable(System.getProperty("hakari.runner.python", System.getenv("HAKARI_PYTHON")))
                        .orElse(""),
                "-B"));
        assumeTrue(!command.getFirst().isBlank(), "skipped: no Python with PyTorch is named; set the variable"
                + " HAKARI_PYTHON or -Dhakari.runner.python to one with gpu-runner/torch/requirements-dev.txt installed");
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(WORKER).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile()).start();
        return process.waitFor();
    }

    @Test
    void all_pass() throws Exception {
        assumeTrue(python("-c", "import grpc_tools, pytest, torch, transformers") == 0,
                "skipped: the named Python lacks a package of gpu-runner/torch/requirements-dev.txt");
        int status = python("-m", "pytest", "-q", "-p", "no:cacheprovider");
        assertThat(status).as(Files.readString(folder.resolve("log"), StandardCharsets.UTF_8)).isZero();
    }
}
