package io.hakari.runner.server;

import static io.hakari.runner.server.Frames.cancel;
import static io.hakari.runner.server.Frames.generate;
import static io.hakari.runner.server.Frames.open;
import static io.hakari.runner.server.Frames.openToGenerate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import io.hakari.runner.protocol.v1.DescribeRequest;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.GenerateEvent;
import io.hakari.runner.protocol.v1.LoadEvent;
import io.hakari.runner.protocol.v1.LoadEvent.Stage;
import io.hakari.runner.protocol.v1.LoadModelRequest;
import io.hakari.runner.protocol.v1.ModelOffer;
import io.hakari.runner.protocol.v1.RunnerControlGrpc;
import io.hakari.runner.protocol.v1.RunnerDescription;
import io.hakari.runner.protocol.v1.RunnerInferenceGrpc;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.runner.server.scripted.ScriptedEngine;

class RunnerServerTest {
    private RunnerServer server;
    private ManagedChannel channel;

    @BeforeEach
    void start() throws IOException {
        serve(new ScriptedEngine(), "demo");
    }

    private void serve(Engine engine, String checkpoints) throws IOException {
        server = RunnerServer.start(RunnerServer.Settings.onLoopback(checkpoints, engine));
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port()).usePlaintext().build();
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.close();
    }

    private RunnerDescription describe() {
        return RunnerControlGrpc.newBlockingStub(channel).describe(DescribeRequest.getDefaultInstance());
    }

    private List<LoadEvent> load(String name, String digest) {
        List<LoadEvent> events = new ArrayList<>();
        Iterator<LoadEvent> stream = RunnerControlGrpc.newBlockingStub(channel)
                .loadModel(LoadModelRequest.newBuilder().setName(name).setExpectedDigest(digest).build());
        stream.forEachRemaining(events::add);
        return events;
    }

    private String loaded(String name) {
        return load(name, "").getLast().getModel().getDigest();
    }

    /// Keeps what a stream brings, and says when it is over.
    static final class Heard<A> implements StreamObserver<A> {
        /// All but the opening.
        final List<A> messages = new ArrayList<>();
        final CompletableFuture<Status> end = new CompletableFuture<>();

        @Override
        public void onNext(A message) {
            boolean isOpening = switch (message) {
                case ScoreEvent event -> event.hasOpened();
                case GenerateEvent event -> event.hasOpened();
                default -> false;
            };
            if (!isOpening) {
                messages.add(message);
            }
        }

        @Override
        public void onError(Throwable failure) {
            end.complete(Status.fromThrowable(failure));
        }

        @Override
        public void onCompleted() {
            end.complete(Status.OK);
        }
    }

    private Heard<ScoreEvent> ask(ScoreFrame... frames) {
        var heard = new Heard<ScoreEvent>();
        StreamObserver<ScoreFrame> out = RunnerInferenceGrpc.newStub(channel).score(heard);
        List.of(frames).forEach(out::onNext);
        out.onCompleted();
        heard.end.join();
        return heard;
    }

    @Nested
    class A_runner {

        @Test
        void describes_what_it_has() {
            String digest = loaded("scripted-0002");
            RunnerDescription description = describe();
            assertThat(description.getModelsList()).extracting(ModelOffer::getName)
                    .containsExactly("cell-competent", "cell-reckless", "cell-refusing", "scripted-0001",
                            "scripted-0002",
                            "scripted-other");
            assertThat(description.getEngine()).isEqualTo("scripted 1");
            assertThat(description.getProtocolRevision()).isEqualTo(1);
            assertThat(description.getLimits().getMaxRequestsInFlight()).isEqualTo(1024);
            assertThat(description.getResident().getDigest()).isEqualTo(digest).matches("[0-9a-f]{64}");
            assertThat(description.getResident().getPropertiesMap()).containsEntry("step", "2").containsEntry("engine",
                    "scripted 1");
        }

        @Test
        void lists_its_services_by_reflection() {
            var heard = new Heard<ServerReflectionResponse>();
            StreamObserver<ServerReflectionRequest> out = ServerReflectionGrpc.newStub(channel)
                    .serverReflectionInfo(heard);
            out.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
            out.onCompleted();
            heard.end.join();
            assertThat(heard.messages.getFirst().getListServicesResponse().getServiceList())
                    .extracting(ServiceResponse::getName)
                    .contains("hakari.runner.v1.RunnerControl", "hakari.runner.v1.RunnerInference",
                            "grpc.health.v1.Health");
        }

        @Test
        void is_healthy_for_inference_once_a_model_is_resident() {
            assertThat(health("")).isEqualTo(ServingStatus.SERVING);
            assertThat(health("hakari.runner.v1.RunnerInference")).isEqualTo(ServingStatus.NOT_SERVING);
            loaded("scripted-0001");
            assertThat(health("hakari.runner.v1.RunnerInference")).isEqualTo(ServingStatus.SERVING);
        }

        private ServingStatus health(String service) {
            return HealthGrpc.newBlockingStub(channel)
                    .check(HealthCheckRequest.newBuilder().setService(service).build())
                    .getStatus();
        }

        @Test
        void says_which_port_is_taken_and_what_to_do() throws IOException {
            try (var taken = new ServerSocket(0)) {
                var settings = RunnerServer.Settings.onLoopback("demo", new ScriptedEngine())
                        .withPort(taken.getLocalPort());
                assertThatExceptionOfType(IOException.class).isThrownBy(() -> RunnerServer.start(settings))
                        .withMessage("port [" + taken.getLocalPort() + "] of host [127.0.0.1] is taken; stop what uses"
                                + " it, or choose another with --port, where 0 takes any free one");
            }
        }

        @Test
        void answers_what_is_in_flight_before_it_stops() {
            String digest = loaded("scripted-0001");
            var heard = new Heard<ScoreEvent>();
            StreamObserver<ScoreFrame> out = RunnerInferenceGrpc.newStub(channel).score(heard);
            out.onNext(open(digest));
            for (int id = 0; id < 500; id++) {
                out.onNext(Frames.ask("" + id));
            }
            // An answer proves that the frames before it arrived.
            var probe = ask(open(digest), Frames.ask("probe"));
            assertThat(probe.messages).hasSize(1);
            server.close();
            assertThat(heard.end.join().getCode()).isIn(Status.Code.UNAVAILABLE, Status.Code.CANCELLED);
            assertThat(heard.messages).hasSize(500);
        }
    }

    @Nested
    class Loading {

        @Test
        void goes_by_stages_and_is_done_at_once_the_second_time() {
            assertThat(load("scripted-0001", "")).extracting(LoadEvent::getStage)
                    .containsSequence(Stage.VERIFYING, Stage.LOADING, Stage.WARMING, Stage.PROBING)
                    .endsWith(Stage.READY);
            assertThat(load("scripted-0001", "")).extracting(LoadEvent::getStage)
                    .containsExactly(Stage.VERIFYING, Stage.READY);
        }

        @Test
        void refuses_another_digest_and_keeps_the_resident_model() {
            String digest = loaded("scripted-0001");
            LoadEvent event = load("scripted-0002", digest).getLast();
            String other = loaded("scripted-0002");
            assertThat(event.getError().getCode()).isEqualTo(Code.DIGEST_MISMATCH);
            assertThat(event.getError().getMessage())
                    .isEqualTo("checkpoint [scripted-0002] has digest [" + other + "] but ["
                            + digest + "] was asked for; name the digest that is meant");
        }

        @Test
        void does_not_know_every_name() {
            LoadEvent event = load("scripted-0003", "").getLast();
            assertThat(event.getStage()).isEqualTo(Stage.FAILED);
            assertThat(event.getError().getCode()).isEqualTo(Code.NOT_FOUND);
            assertThat(event.getError().getMessage()).startsWith("checkpoint [scripted-0003] is not in [")
                    .endsWith(
                            "]; known: cell-competent, cell-reckless, cell-refusing, scripted-0001, scripted-0002, scripted-other");
        }

        @Test
        void tells_what_the_engine_says(@TempDir Path folder) throws Exception {
            stop();
            Path checkpoint = Files.createDirectory(folder.resolve("broken"));
            for (String file : new Engines.Failing().files(checkpoint)) {
                Files.writeString(checkpoint.resolve(file), "{}");
            }
            serve(new Engines.Failing(), folder.toString());
            assertThat(load("broken", "").getLast().getError().getMessage())
                    .isEqualTo("file [model.onnx] is nothing that this engine knows");
            assertThat(describe().hasResident()).isFalse();
        }
    }

    @Nested
    class A_stream {

        @Test
        void brings_an_answer_for_each_request_with_the_digest_of_the_model() {
            String digest = loaded("scripted-0001");
            Heard<ScoreEvent> heard = ask(open(digest), Frames.ask("1"), Frames.ask(""), Frames.ask("2"));
            assertThat(heard.end.join().getCode()).isEqualTo(Status.Code.OK);
            assertThat(heard.messages).hasSize(3)
                    .allMatch(result -> result.getResult().getModelDigest().equals(digest));
            assertThat(heard.messages).filteredOn(event -> event.getResult().hasError())
                    .extracting(result -> result.getResult().getError().getCode())
                    .containsExactly(Code.REJECTED);
        }

        @Test
        void for_another_model_is_refused() {
            String digest = loaded("scripted-0001");
            Status end = ask(open("0".repeat(64)), Frames.ask("1")).end.join();
            assertThat(end.getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
            assertThat(end.getDescription()).isEqualTo("stream was opened for model [" + "0".repeat(64)
                    + "] but resident is [" + digest + "]; load the model first");
        }

        @Test
        void of_generations_brings_deltas_that_add_up() {
            String digest = loaded("scripted-0001");
            var heard = new Heard<GenerateEvent>();
            var out = RunnerInferenceGrpc.newStub(channel).generate(heard);
            out.onNext(openToGenerate(digest));
            out.onNext(Frames.ask(generate("1", 7)));
            out.onCompleted();
            heard.end.join();
            var text = new StringBuilder();
            heard.messages.stream().filter(GenerateEvent::hasDelta)
                    .forEach(event -> text.append(event.getDelta().getText()));
            assertThat(heard.messages.getLast().getFinished().getText()).isEqualTo(text.toString()).isNotEmpty();
            assertThat(heard.messages).allMatch(event -> event.getModelDigest().equals(digest));
        }

        @Test
        void survives_the_cancel_of_what_it_never_asked() {
            String digest = loaded("scripted-0001");
            assertThat(ask(open(digest), cancel("never"), Frames.ask("1")).messages).hasSize(1);
        }
    }

    @Test
    void a_client_that_is_gone_leaves_nothing_behind() throws InterruptedException {
        String digest = loaded("scripted-0001");
        var first = new CountDownLatch(1);
        StreamObserver<ScoreFrame> out = RunnerInferenceGrpc.newStub(channel).score(new StreamObserver<>() {

            @Override
            public void onNext(ScoreEvent result) {
                first.countDown();
            }

            @Override
            public void onError(Throwable failure) {
            }

            @Override
            public void onCompleted() {
            }
        });
        out.onNext(open(digest));
        out.onNext(Frames.ask("1"));
        first.await();
        out.onNext(Frames.ask("2"));
        out.onError(Status.CANCELLED.asRuntimeException());
        assertThat(ask(open(digest), Frames.ask("1")).messages).hasSize(1);
    }
}
