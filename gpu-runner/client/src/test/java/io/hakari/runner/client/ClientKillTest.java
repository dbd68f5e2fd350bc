package io.hakari.runner.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.hakari.exchange.Runner;
import io.hakari.exchange.Runners;
import io.hakari.runner.protocol.v1.RunnerControlGrpc;
import io.hakari.runner.protocol.v1.Telemetry;
import io.hakari.runner.protocol.v1.TelemetryRequest;
import io.hakari.runner.server.RunnerServer;
import io.hakari.runner.server.scripted.ScriptedEngine;

/// What is left when the client is killed with signal 9 in the middle of a run: a journal that another goes on with.
///
/// The limits only end a test that hangs: a machine with other work takes many times as long as an idle one.
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClientKillTest {
    /// The pipe between holds about a thousand ids, so that a client is never further ahead.
    private static final int QUESTIONS = 4_000;
    private static final int ENOUGH = 500;

    @TempDir
    private Path runs;

    private Process client(String address, String checkpoint, int questions) throws IOException {
        var client = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", JournalingClient.class.getName(), address, checkpoint,
                runs.toString(), Integer.toString(questions)).redirectError(runs.resolve("errors.log").toFile());
        client.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return client.start();
    }

    /// Kill a client in the middle, and return the ids that it said were safe.
    ///
    /// @param running gets the processes that it had started
    private static List<String> killed(Process client, int enough, List<ProcessHandle> running) throws Exception {
        List<String> safe = new ArrayList<>();
        try (BufferedReader ids = client.inputReader()) {
            while (safe.size() < enough) {
                safe.add(Objects.requireNonNull(ids.readLine(), "the client ended by itself"));
            }
            client.descendants().forEach(running::add);
            // The handle's way to kill leaves the output open to be read to its end.
            client.toHandle().destroyForcibly();
            client.waitFor();
            // The last line may have been cut in two.
            ids.lines().filter(id -> id.length() == 64).forEach(safe::add);
        }
        return safe;
    }

    private List<String> resumed(Process client) throws Exception {
        try (BufferedReader ids = client.inputReader()) {
            List<String> safe = ids.lines().toList();
            assertThat(client.waitFor()).as(Files.readString(runs.resolve("errors.log"))).isZero();
            return safe;
        }
    }

    private List<String> journal() throws IOException {
        return Files.readAllLines(runs.resolve(JournalingClient.RUN).resolve("journal.jsonl"));
    }

    private static void assertEnds(ProcessHandle process) throws Exception {
        process.onExit().get(3, TimeUnit.MINUTES);
    }

    /// Every sample stands in the journal once, and no request was asked again whose answer was safe.
    private void assertWhole(List<String> before, List<String> after, String digest, int questions) throws IOException {
        assertThat(before.size()).as("trials when the client was killed").isLessThan(questions);
        assertThat(after).doesNotHaveDuplicates().doesNotContainAnyElementsOf(before);
        assertThat(IntStream.range(0, questions).mapToObj(number -> JournalingClient.requestId(digest, number)))
                .containsAll(before).containsAll(after);
        List<String> lines = journal();
        for (int number = 0; number < questions; number++) {
            String sample = JournalingClient.sample(number).id();
            assertThat(lines.stream().filter(line -> line.contains(sample))).as("question " + number).hasSize(1);
        }
    }

    private static String digest(String address, String checkpoint) throws InterruptedException {
        try (Runner runner = Runners.open(address)) {
            return runner.load(checkpoint).checkpoint().digest();
        }
    }

    @Test
    void its_own_runner_ends_and_the_resumed_run_has_every_sample_once() throws Exception {
        String address = "local:demo?engine=scripted";
        Process client = client(address, "scripted-0001", QUESTIONS);
        List<ProcessHandle> runner = new ArrayList<>();
        List<String> before = killed(client, ENOUGH, runner);
        assertThat(runner).isNotEmpty();
        for (ProcessHandle one : runner) {
            assertEnds(one);
        }
        List<String> after = resumed(client(address, "scripted-0001", QUESTIONS));
        assertWhole(before, after, digest(address, "scripted-0001"), QUESTIONS);
    }

    @Test
    void a_runner_of_many_clients_lets_go_of_what_it_asked_and_goes_on() throws Exception {
        try (RunnerServer server = RunnerServer
                .start(RunnerServer.Settings.onLoopback("demo", new ScriptedEngine()))) {
            String address = "grpc://127.0.0.1:" + server.port();
            List<String> before = killed(client(address, "scripted-0001", QUESTIONS), ENOUGH, new ArrayList<>());
            assertNothingInFlight(server.port());
            List<String> after = resumed(client(address, "scripted-0001", QUESTIONS));
            assertWhole(before, after, digest(address, "scripted-0001"), QUESTIONS);
        }
    }

    private static void assertNothingInFlight(int port) {
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
        try {
            Iterator<Telemetry> telling = RunnerControlGrpc.newBlockingStub(channel)
                    .watchTelemetry(TelemetryRequest.newBuilder().setPeriodMs(100).build());
            boolean idle = false;
            for (int told = 0; told < 1200 && !idle; told++) {
                Telemetry now = telling.next();
                idle = now.getInFlight() == 0 && now.getWaiting() == 0;
            }
            assertThat(idle).as("the runner let go within two minutes").isTrue();
        } finally {
            channel.shutdownNow();
        }
    }

    @Test
    void its_own_runner_and_worker_of_a_real_model_end_too() throws Exception {
        TinyTorch.assumePython();
        Path models = Files.createDirectory(runs.resolve("models"));
        TinyTorch.checkpoints(models);
        String address = "local:" + models + "?engine=torch";
        List<ProcessHandle> running = new ArrayList<>();
        List<String> before = killed(client(address, TinyTorch.ONE, QUESTIONS), 50, running);
        assertThat(running).as("runner and worker").hasSizeGreaterThanOrEqualTo(2);
        for (ProcessHandle one : running) {
            assertEnds(one);
        }
        List<String> after = resumed(client(address, TinyTorch.ONE, QUESTIONS));
        assertWhole(before, after, digest(address, TinyTorch.ONE), QUESTIONS);
    }
}
