package io.hakari.runner.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a client says that is told to end while it asks a server of its own.
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClientEndTest {

    @TempDir
    private Path folder;

    @Test
    void a_server_is_not_started_again_while_the_client_ends_and_no_thread_dies_of_it() throws Exception {
        Path errors = folder.resolve("errors.log");
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", EndingClient.class.getName(), "local:demo?engine=scripted")
                .redirectError(errors.toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process client = builder.start();
        try (var said = client.inputReader()) {
            assertThat(said.lines()).containsExactly(
                    "runner [local:demo?engine=scripted] is started no more: this process is ending");
            assertThat(client.waitFor()).isZero();
            assertThat(errors).content().doesNotContain("Exception", "hakari-recovery");
        } finally {
            client.descendants().forEach(ProcessHandle::destroyForcibly);
            client.destroyForcibly();
        }
    }
}
