package io.hakari.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

class RunnerMainTest {
    private final StringWriter errors = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = RunnerMain.commandLine();
        command.setErr(new PrintWriter(errors, true));
        return command.execute(arguments);
    }

    @Test
    void an_unknown_engine_is_wrong_usage() {
        assertThat(run("--engine", "onxx")).isEqualTo(64);
        assertThat(errors).hasToString(
                "engine [onxx] is unknown; known: onnx, openai, policy, scripted, sglang, torch, vllm; [hakari-runner --help]"
                        + " tells what is possible" + System.lineSeparator());
    }

    @Test
    void a_folder_that_is_not_there_cannot_be_served() {
        assertThat(run("--engine", "scripted", "--model", "/nowhere")).isEqualTo(3);
        assertThat(errors).hasToString(
                "checkpoints [/nowhere] is no folder; name a folder of checkpoint folders, or demo"
                        + System.lineSeparator());
    }

    @Test
    void a_port_that_cannot_be_is_wrong_usage() {
        assertThat(run("--engine", "scripted", "--port", "70000")).isEqualTo(64);
        assertThat(errors).hasToString("--port is [70000]; name one from 0 to 65535, where 0 takes any free one;"
                + " [hakari-runner --help] tells what is possible" + System.lineSeparator());
    }

    @Test
    void a_host_that_nobody_knows_cannot_be_listened_on() {
        assertThat(run("--engine", "scripted", "--port", "0", "--host", "no.such.host.invalid")).isEqualTo(3);
        assertThat(errors).hasToString("host [no.such.host.invalid] and port [0] cannot be listened on"
                + " (UnresolvedAddressException); name an address of this machine with --host"
                + System.lineSeparator());
    }

    @Test
    void a_setting_that_its_engine_does_not_know_is_wrong_usage() {
        System.setProperty("hakari.runner.torch.dtype", "float8");
        try {
            assertThat(run("--engine", "torch", "--model", "/nowhere")).isEqualTo(64);
        } finally {
            System.clearProperty("hakari.runner.torch.dtype");
        }
        assertThat(errors).hasToString("hakari.runner.torch.dtype is [float8]; expected one of auto, float32, bfloat16,"
                + " float16; [hakari-runner --help] tells what is possible" + System.lineSeparator());
    }

    @Test
    void a_port_that_is_taken_cannot_be_listened_on() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--engine", "scripted", "--port", "" + taken.getLocalPort())).isEqualTo(3);
            assertThat(errors.toString())
                    .isEqualTo("port [" + taken.getLocalPort() + "] of host [127.0.0.1] is taken; stop what uses it, or"
                            + " choose another with --port, where 0 takes any free one" + System.lineSeparator());
        }
    }
}
