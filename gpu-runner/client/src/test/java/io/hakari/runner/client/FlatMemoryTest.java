package io.hakari.runner.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.hakari.runner.protocol.v1.GenerateEvent;
import io.hakari.runner.protocol.v1.GenerateFrame;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.Greedy;
import io.hakari.runner.protocol.v1.LoadEvent;
import io.hakari.runner.protocol.v1.LoadModelRequest;
import io.hakari.runner.protocol.v1.Open;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.RunnerControlGrpc;
import io.hakari.runner.protocol.v1.RunnerInferenceGrpc;
import io.hakari.runner.server.RunnerMain;

/// Client and runner in processes of their own whose heaps are small and looked at: what waits is not kept twice, and what
/// was answered is not kept at all, beyond what the runner was told to keep.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlatMemoryTest {
    private static final int WAITING = 10_000;
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    private Path folder;
    private final List<Process> processes = new ArrayList<>();
    private int port;

    @BeforeEach
    void start() throws IOException {
        Process runner = java("-Xmx96m", RunnerMain.class.getName(), "--engine", "scripted", "--port", "0",
                "--result-bytes", Long.toString(4 * MEBIBYTE), "--with-parent");
        String line = runner.inputReader().readLine();
        port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : processes.reversed()) {
            process.destroyForcibly().waitFor();
        }
    }

    private Process java(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors-" + processes.size() + ".log").toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /// Return the bytes of what is reachable in the runner's heap.
    private long live() throws IOException, InterruptedException {
        Process histogram = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(processes.getFirst().pid()), "GC.class_histogram").redirectErrorStream(true).start();
        try (var lines = new BufferedReader(
                new InputStreamReader(histogram.getInputStream(), StandardCharsets.UTF_8))) {
            String total = lines.lines().filter(line -> line.startsWith("Total")).reduce((_, last) -> last)
                    .orElseThrow();
            histogram.waitFor();
            return Long.parseLong(total.trim().split("\\s+", -1)[2]);
        }
    }

    @Test
    void of_client_and_runner_while_ten_thousand_requests_wait_round_after_round() throws Exception {
        Process client = java("-Xmx160m", QueueingClient.class.getName(), "grpc://127.0.0.1:" + port,
                Integer.toString(WAITING), "4", "300");
        List<Long> clientLive = new ArrayList<>();
        List<Long> runnerLive = new ArrayList<>();
        try (BufferedReader lines = client.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                clientLive.add(Long.parseLong(line));
                runnerLive.add(live());
            }
        }
        assertThat(client.waitFor()).as(Files.readString(folder.resolve("errors-1.log"))).isZero();
        assertThat(clientLive).hasSize(4);
        // The first round warms up what stays; after that a round's requests would be 12 MB and more.
        assertThat(clientLive.getLast() - clientLive.get(1)).as("client, of " + clientLive).isLessThan(4 * MEBIBYTE);
        assertThat(runnerLive.getLast() - runnerLive.get(1)).as("runner, of " + runnerLive)
                .isLessThan(4 * MEBIBYTE);
    }

    @Test
    void of_the_runner_when_a_client_queues_ten_thousand_and_does_not_read() throws Exception {
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
        try {
            String digest = "";
            var events = RunnerControlGrpc.newBlockingStub(channel)
                    .loadModel(LoadModelRequest.newBuilder().setName("scripted-0001").build());
            while (events.hasNext()) {
                LoadEvent event = events.next();
                digest = event.getModel().getDigest();
            }
            var stream = new Ear<>(channel, RunnerInferenceGrpc.getGenerateMethod(), 1, GenerateEvent::hasOpened, 1);
            stream.send(GenerateFrame.newBuilder().setOpen(Open.newBuilder().setModelDigest(digest)).build());
            stream.awaitEnough();
            long before = live();
            IntStream.range(0, WAITING).forEach(number -> stream.send(frame(number)));
            long most = 0;
            for (int look = 0; look < 10; look++) {
                most = Math.max(most, live());
            }
            // They do not fit the context, so that each is answered at once, and it is the answers that nobody reads.
            // Measured: 5 MB as it is, 19 MB when the stream reads on.
            assertThat(most - before).as("growth of the runner").isLessThan(10 * MEBIBYTE);
            stream.readOn();
            stream.close();
            assertThat(stream.end().isOk()).isTrue();
            assertThat(stream.heard().stream().filter(event -> event.hasFinished() || event.hasError()))
                    .hasSize(WAITING);
        } finally {
            channel.shutdownNow();
        }
    }

    private static GenerateFrame frame(int number) {
        return GenerateFrame.newBuilder()
                .setRequest(GenerateRequest.newBuilder().setRequestId("unread " + number)
                        .addPrompt(Part.newBuilder().setText(number + "長".repeat(2_000))).setMaxTokens(8)
                        .setGreedy(Greedy.getDefaultInstance()))
                .build();
    }
}
