package io.hakari.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

/// The command as a process of its own, as a service manager starts it.
class RunnerProcessTest {

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED", "-Dstdout.encoding=UTF-8",
                        "-Dhakari.nvml=libnowhere.so", "-Dhakari.nvidia-smi=/nowhere/nvidia-smi",
                        RunnerMain.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
    }

    @Test
    void says_what_it_serves_and_ends_with_status_0_when_it_is_stopped() throws Exception {
        Process process = start("--engine", "scripted", "--port", "0", "--checkpoint", "scripted-0001");
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.contains("stop it with Ctrl+C")) {
                if (!line.startsWith("probing")) {
                    lines.add(line);
                }
                line = out.readLine();
            }
            assertThat(lines.removeFirst()).matches("listening on 127\\.0\\.0\\.1:\\d+");
            assertThat(lines).containsExactly(
                    "engine      scripted 1",
                    "serves      demo: cell-competent, cell-reckless, cell-refusing, scripted-0001, scripted-0002, scripted-other",
                    "devices     cpu with " + Runtime.getRuntime().availableProcessors() + " processors",
                    "            no NVIDIA GPU is at hand: library [libnowhere.so] cannot be loaded, command"
                            + " [/nowhere/nvidia-smi] cannot be started",
                    "encrypted   no; only this machine can reach it", "verifying", "loading", "warming",
                    "resident    scripted-0001@sha256:c091e875b1a9e02281cef73f697e27a9ce83da2278d03a9bc625a0502213d519",
                    "            context 512 tokens, dtype float64, device cpu, parameters 0");
            process.toHandle().destroy();
            assertThat(out.lines()).containsExactly("stopping: what is in flight is answered first", "stopped");
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void ends_with_status_3_when_the_checkpoint_is_not_there() throws Exception {
        Process process = start("--engine", "scripted", "--port", "0", "--checkpoint", "scripted-9999");
        assertThat(process.errorReader().lines()).containsExactly("checkpoint [scripted-9999] is not in"
                + " [" + folder()
                + "]; known: cell-competent, cell-reckless, cell-refusing, scripted-0001, scripted-0002, scripted-other");
        assertThat(process.waitFor()).isEqualTo(3);
    }

    private static Path folder() throws Exception {
        return Path.of(RunnerMain.class.getResource("/io/hakari/runner/scripted").toURI());
    }
}
