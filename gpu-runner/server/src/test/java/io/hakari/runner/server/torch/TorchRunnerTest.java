package io.hakari.runner.server.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.LoadEvent;
import io.hakari.runner.protocol.v1.LoadEvent.Stage;
import io.hakari.runner.protocol.v1.LoadModelRequest;
import io.hakari.runner.protocol.v1.Open;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.RunnerControlGrpc;
import io.hakari.runner.protocol.v1.RunnerInferenceGrpc;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;
import io.hakari.runner.server.RunnerMain;
import io.hakari.runner.server.RunnerServer;

/// Client, runner and worker, of which one is killed; the worker is a [FakeWorker].
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TorchRunnerTest {
    @TempDir
    private Path folder;

    private RunnerServer server() throws IOException {
        var engine = new TorchEngine(Fakes.python(folder).toString(), "auto", "auto", 0, 0);
        return RunnerServer.start(RunnerServer.Settings.onLoopback(folder.toString(), engine));
    }

    private static ManagedChannel channel(int port) {
        return NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    }

    private static LoadEvent load(Channel runner) {
        Iterator<LoadEvent> events = RunnerControlGrpc.newBlockingStub(runner)
                .loadModel(LoadModelRequest.newBuilder().setName("tiny").build());
        LoadEvent last = LoadEvent.getDefaultInstance();
        while (events.hasNext()) {
            last = events.next();
        }
        return last;
    }

    /// A stream of scores that collects results until so many are there.
    private static final class Asking implements StreamObserver<ScoreEvent> {
        final List<ScoreResult> results = new ArrayList<>();
        final CompletableFuture<Boolean> enough = new CompletableFuture<>();
        private final int expected;
        private final StreamObserver<ScoreFrame> frames;

        Asking(Channel runner, String digest, int questions, int expected) {
            this.expected = expected;
            this.frames = RunnerInferenceGrpc.newStub(runner).score(this);
            frames.onNext(ScoreFrame.newBuilder().setOpen(Open.newBuilder().setModelDigest(digest)).build());
            for (int i = 0; i < questions; i++) {
                frames.onNext(ScoreFrame.newBuilder().setRequest(question(i)).build());
            }
        }

        static ScoreRequest question(int number) {
            return ScoreRequest.newBuilder().setRequestId("id " + number)
                    .addContext(Part.newBuilder().setText("質問" + number)).addContinuations("左").build();
        }

        @Override
        public synchronized void onNext(ScoreEvent event) {
            if (event.getEventCase() == ScoreEvent.EventCase.RESULT) {
                results.add(event.getResult());
            }
            if (results.size() == expected) {
                enough.complete(true);
            }
        }

        @Override
        public void onError(Throwable why) {
            enough.completeExceptionally(why);
        }

        @Override
        public void onCompleted() {
            enough.complete(false);
        }
    }

    @Test
    void a_killed_worker_costs_a_client_nothing() throws Exception {
        Path checkpoint = Fakes.checkpoint(folder.resolve("tiny"), "lives=1", "crash-at=250");
        try (RunnerServer server = server()) {
            ManagedChannel runner = channel(server.port());
            LoadEvent ready = load(runner);
            assertThat(ready.getStage()).isEqualTo(Stage.READY);
            assertThat(ready.getModel().getPropertiesMap()).containsEntry("engine", "torch 9.9");
            var asking = new Asking(runner, ready.getModel().getDigest(), 500, 500);
            assertThat(asking.enough.get(1, TimeUnit.MINUTES)).isTrue();
            assertThat(asking.results).extracting(ScoreResult::getRequestId).doesNotHaveDuplicates().hasSize(500);
            assertThat(asking.results).allSatisfy(result -> {
                int number = Integer.parseInt(result.getRequestId().substring(3));
                assertThat(result.getScores(0).getSumLogProbability())
                        .isEqualTo(FakeWorker.sum(checkpoint.toString(), Asking.question(number), "左"));
                assertThat(result.getModelDigest()).isEqualTo(ready.getModel().getDigest());
            });
            assertThat(Fakes.starts(checkpoint)).hasSize(2);
            runner.shutdownNow();
        }
        for (ProcessHandle worker : Fakes.last(checkpoint).stream().toList()) {
            worker.onExit().get(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void a_client_that_is_gone_leaves_the_runner_to_others() throws Exception {
        Fakes.checkpoint(folder.resolve("tiny"));
        try (RunnerServer server = server()) {
            ManagedChannel first = channel(server.port());
            String digest = load(first).getModel().getDigest();
            var unfinished = new Asking(first, digest, 1000, 10);
            unfinished.enough.get(1, TimeUnit.MINUTES);
            first.shutdownNow();
            ManagedChannel second = channel(server.port());
            var asking = new Asking(second, digest, 100, 100);
            assertThat(asking.enough.get(1, TimeUnit.MINUTES)).isTrue();
            second.shutdownNow();
        }
    }

    @Test
    void a_model_whose_workers_all_ended_is_loaded_anew() throws Exception {
        Path checkpoint = Fakes.checkpoint(folder.resolve("tiny"), "lives=4", "crash-at=1");
        try (RunnerServer server = server()) {
            ManagedChannel runner = channel(server.port());
            String digest = load(runner).getModel().getDigest();
            var failing = new Asking(runner, digest, 5, 5);
            failing.enough.get(1, TimeUnit.MINUTES);
            assertThat(failing.results).extracting(result -> result.getError().getCode())
                    .isNotEmpty().isSubsetOf(Code.BROKEN, Code.UNAVAILABLE);
            assertThat(load(runner).getModel().getDigest()).isEqualTo(digest);
            var asking = new Asking(runner, digest, 5, 5);
            assertThat(asking.enough.get(1, TimeUnit.MINUTES)).isTrue();
            assertThat(asking.results).allMatch(result -> !result.hasError());
            assertThat(Fakes.starts(checkpoint)).hasSize(5);
            runner.shutdownNow();
        }
    }

    @Test
    void a_killed_runner_leaves_no_worker_behind() throws Exception {
        Path checkpoint = Fakes.checkpoint(folder.resolve("tiny"));
        Process process = start();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String listening = lines.readLine();
            ManagedChannel runner = channel(Integer.parseInt(listening.substring(listening.lastIndexOf(':') + 1)));
            assertThat(load(runner).getStage()).isEqualTo(Stage.READY);
            ProcessHandle worker = Fakes.last(checkpoint).orElseThrow();
            process.destroyForcibly();
            worker.onExit().get(1, TimeUnit.MINUTES);
            assertThat(worker.isAlive()).isFalse();
            runner.shutdownNow();
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start() throws IOException {
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + Python.PROPERTY + "=" + Fakes.python(folder), RunnerMain.class.getName(), "--engine", "torch",
                "--model", folder.toString(), "--port", "0");
        process.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return process.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
