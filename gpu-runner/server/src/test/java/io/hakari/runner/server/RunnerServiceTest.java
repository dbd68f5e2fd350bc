package io.hakari.runner.server;

import static io.hakari.runner.server.Frames.generate;
import static io.hakari.runner.server.Frames.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import com.google.protobuf.ByteString;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.hakari.runner.protocol.v1.BlobChunk;
import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.BlobSet;
import io.hakari.runner.protocol.v1.Capability;
import io.hakari.runner.protocol.v1.DescribeRequest;
import io.hakari.runner.protocol.v1.DeterminismRecord;
import io.hakari.runner.protocol.v1.DeviceState;
import io.hakari.runner.protocol.v1.DrainEvent;
import io.hakari.runner.protocol.v1.DrainRequest;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.GenerateEvent;
import io.hakari.runner.protocol.v1.GenerateFrame;
import io.hakari.runner.protocol.v1.LoadEvent;
import io.hakari.runner.protocol.v1.LoadEvent.Stage;
import io.hakari.runner.protocol.v1.LoadModelRequest;
import io.hakari.runner.protocol.v1.Message;
import io.hakari.runner.protocol.v1.Open;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.RenderRequest;
import io.hakari.runner.protocol.v1.RunnerControlGrpc;
import io.hakari.runner.protocol.v1.RunnerDescription;
import io.hakari.runner.protocol.v1.RunnerInferenceGrpc;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.runner.protocol.v1.ScoreResult;
import io.hakari.runner.protocol.v1.SleepRequest;
import io.hakari.runner.protocol.v1.Telemetry;
import io.hakari.runner.protocol.v1.TelemetryRequest;
import io.hakari.runner.protocol.v1.TokenIds;
import io.hakari.runner.protocol.v1.UnloadModelRequest;
import io.hakari.runner.protocol.v1.WakeRequest;
import io.hakari.runner.server.scripted.ScriptedEngine;

/// The whole service over a real socket, with the engine that can all.
class RunnerServiceTest {
    private RunnerServer server;
    private ManagedChannel channel;

    @BeforeEach
    void start() throws IOException {
        server = RunnerServer.start(RunnerServer.Settings.onLoopback("demo", new ScriptedEngine())
                .withMonitor(() -> List.of(DeviceState.newBuilder().setId("GPU-1").setPowerWatts(300).build())));
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port()).usePlaintext().build();
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.close();
    }

    private RunnerControlGrpc.RunnerControlBlockingStub control() {
        return RunnerControlGrpc.newBlockingStub(channel);
    }

    private RunnerDescription describe() {
        return control().describe(DescribeRequest.getDefaultInstance());
    }

    private static LoadModelRequest named(String name) {
        return LoadModelRequest.newBuilder().setName(name).build();
    }

    private static LoadEvent last(Iterator<LoadEvent> events) {
        List<LoadEvent> all = new ArrayList<>();
        events.forEachRemaining(all::add);
        return all.getLast();
    }

    private String loaded(String name) {
        return last(control().loadModel(named(name))).getModel().getDigest();
    }

    /// Keeps what a stream brings, the opening too.
    private static final class Kept<A> implements StreamObserver<A> {
        final List<A> messages = new ArrayList<>();
        final CompletableFuture<Status> end = new CompletableFuture<>();
        private int awaited = -1;
        private final CompletableFuture<Void> enough = new CompletableFuture<>();

        synchronized CompletableFuture<Void> atLeast(int count) {
            awaited = count;
            if (messages.size() >= count) {
                enough.complete(null);
            }
            return enough;
        }

        @Override
        public synchronized void onNext(A message) {
            messages.add(message);
            if (messages.size() == awaited) {
                enough.complete(null);
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

    private Kept<ScoreEvent> ask(Open.Builder open, ScoreFrame... frames) {
        var kept = new Kept<ScoreEvent>();
        StreamObserver<ScoreFrame> out = RunnerInferenceGrpc.newStub(channel).score(kept);
        out.onNext(ScoreFrame.newBuilder().setOpen(open).build());
        List.of(frames).forEach(out::onNext);
        out.onCompleted();
        kept.end.join();
        return kept;
    }

    private static Open.Builder open(String digest) {
        return Open.newBuilder().setModelDigest(digest);
    }

    private void isRefused(Open.Builder open, String sentence) {
        Status end = ask(open).end.join();
        assertThat(end.getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(end.getDescription()).isEqualTo(sentence);
    }

    @Nested
    class A_stream {

        @Test
        void begins_with_its_credit_and_the_record_that_every_answer_names() {
            String digest = loaded("scripted-0001");
            List<ScoreEvent> events = ask(open(digest), Frames.ask("1")).messages;
            DeterminismRecord record = events.getFirst().getOpened().getDeterminism();
            assertThat(events.getFirst().getOpened().getCredit().getRequests()).isEqualTo(1024);
            assertThat(record).isEqualTo(describe().getDeterminism());
            assertThat(record.getId()).matches("[0-9a-f]{16}");
            assertThat(record.getClass_()).isEqualTo(DeterminismRecord.Class.BITWISE);
            assertThat(record.getModelDigest()).isEqualTo(digest);
            assertThat(record.getConditionsMap()).containsEntry("dtype", "float64");
            ScoreResult result = events.getLast().getResult();
            assertThat(result.getDeterminism()).isEqualTo(record.getId());
            assertThat(result.getPath()).isEqualTo("rows");
        }

        @Test
        void has_the_same_record_when_the_same_model_comes_back() {
            loaded("scripted-0001");
            DeterminismRecord before = describe().getDeterminism();
            loaded("scripted-0002");
            assertThat(describe().getDeterminism().getId()).isNotEqualTo(before.getId());
            loaded("scripted-0001");
            DeterminismRecord after = describe().getDeterminism();
            assertThat(after.getId()).isEqualTo(before.getId());
            assertThat(after.getModelEpoch()).isEqualTo(before.getModelEpoch() + 2);
        }

        @Test
        void is_refused_when_the_model_lacks_what_it_requires() {
            isRefused(open(loaded("scripted-0001")).addCapabilities("score").addCapabilities("json-schema"),
                    "stream needs [json-schema], which model [scripted-0001] has not; ask another runner, or do not"
                            + " require it");
        }

        @Test
        void of_a_client_that_was_replaced_is_refused() {
            String digest = loaded("scripted-0001");
            assertThat(ask(open(digest).setLeaseEpoch(7)).end.join().getCode()).isEqualTo(Status.Code.OK);
            assertThat(ask(open(digest).setLeaseEpoch(7)).end.join().getCode()).isEqualTo(Status.Code.OK);
            isRefused(open(digest).setLeaseEpoch(6),
                    "stream was opened with lease epoch [6] but [7] was seen; its owner"
                            + " was replaced, ask for a new lease");
        }
    }

    @Nested
    class A_request_that_is_sent_twice {

        private String path(String run, String id) {
            return ask(open(loaded("scripted-0001")).setRun(run), Frames.ask(id)).messages.getLast().getResult()
                    .getPath();
        }

        @Test
        void is_computed_once_within_a_run() {
            assertThat(List.of(path("a", "1"), path("a", "1"), path("b", "1"), path("", "1"), path("", "1")))
                    .containsExactly("rows", "cached", "rows", "rows", "rows");
        }

        @Test
        void is_rejected_when_it_is_another_request() {
            String digest = loaded("scripted-0001");
            ask(open(digest).setRun("a"), Frames.ask("1"));
            ScoreResult result = ask(open(digest).setRun("a"),
                    Frames.ask(score("1").addContinuations("別").build())).messages.getLast().getResult();
            assertThat(result.getError().getMessage()).isEqualTo("field [request_id] is [1], which was another request"
                    + " of this run; name every request by its content");
        }

        @Test
        void brings_its_text_again() {
            String digest = loaded("scripted-0001");
            List<GenerateEvent> first = generated(digest);
            List<GenerateEvent> second = generated(digest);
            assertThat(second.getLast().getFinished().getPath()).isEqualTo("cached");
            assertThat(second.getLast().getFinished().getText()).isEqualTo(first.getLast().getFinished().getText());
            assertThat(second.get(1).getDelta().getText()).isEqualTo(first.getLast().getFinished().getText());
        }

        private List<GenerateEvent> generated(String digest) {
            var kept = new Kept<GenerateEvent>();
            StreamObserver<GenerateFrame> out = RunnerInferenceGrpc.newStub(channel).generate(kept);
            out.onNext(GenerateFrame.newBuilder().setOpen(open(digest).setRun("a")).build());
            out.onNext(Frames.ask(generate("1", 7)));
            out.onCompleted();
            kept.end.join();
            return kept.messages;
        }
    }

    @Test
    void what_a_model_can_do_is_tried_when_it_is_loaded() {
        loaded("scripted-0001");
        Map<String, Capability> known = describe().getCapabilitiesList().stream()
                .collect(Collectors.toMap(Capability::getName, one -> one));
        assertThat(List.of("score", "generate", "seed", "stop", "repeatable", "batch-invariant", "refuses-too-long"))
                .allSatisfy(name -> {
                    assertThat(Objects.requireNonNull(known.get(name)).getBasis()).as(name)
                            .isEqualTo(Capability.Basis.PROBED);
                    assertThat(Objects.requireNonNull(known.get(name)).getPresent()).as(name).isTrue();
                    assertThat(Objects.requireNonNull(known.get(name)).getEvidence()).as(name).isNotEmpty();
                });
        assertThat(Objects.requireNonNull(known.get("swap")).getBasis()).isEqualTo(Capability.Basis.DECLARED);
    }

    @Nested
    class Swapping_weights {

        @Test
        void raises_the_epoch_and_ends_the_streams_of_the_former_model() {
            String first = loaded("scripted-0001");
            var kept = new Kept<ScoreEvent>();
            StreamObserver<ScoreFrame> out = RunnerInferenceGrpc.newStub(channel).score(kept);
            out.onNext(Frames.open(first));
            kept.atLeast(1).join();
            LoadEvent ready = last(control().swapWeights(named("scripted-0002")));
            assertThat(ready.getStage()).isEqualTo(Stage.READY);
            assertThat(ready.getModel().getEpoch()).isEqualTo(2);
            assertThat(kept.end.join().getDescription()).isEqualTo("model of this stream was replaced and resident is ["
                    + ready.getModel().getDigest() + "]; load the model and open another stream");
            String swapped = ready.getModel().getDigest();
            double after = sum(swapped);
            control().unloadModel(UnloadModelRequest.getDefaultInstance());
            assertThat(sum(loaded("scripted-0002"))).isEqualTo(after);
        }

        private double sum(String digest) {
            return ask(open(digest), Frames.ask("1")).messages.getLast().getResult().getScores(0)
                    .getSumLogProbability();
        }

        @Test
        void needs_a_resident_model() {
            assertThat(last(control().swapWeights(named("scripted-0002"))).getError().getMessage())
                    .isEqualTo("no model is resident; load one first");
        }
    }

    @Nested
    class A_model_that_sleeps {

        @Test
        void is_unavailable_until_it_was_woken() {
            String digest = loaded("scripted-0001");
            assertThat(control().sleep(SleepRequest.getDefaultInstance()).hasError()).isFalse();
            assertThat(describe().getAsleep()).isTrue();
            var error = ask(open(digest), Frames.ask("1")).messages.getLast().getResult().getError();
            assertThat(error.getCode()).isEqualTo(Code.UNAVAILABLE);
            assertThat(error.getMessage())
                    .isEqualTo("model [scripted-0001] was put to sleep; wake it and ask again");
            assertThat(last(control().wake(WakeRequest.getDefaultInstance())).getModel().getDigest())
                    .isEqualTo(digest);
            assertThat(ask(open(digest), Frames.ask("1")).messages.getLast().getResult().hasError()).isFalse();
        }

        @Test
        void cannot_be_none() {
            assertThat(control().sleep(SleepRequest.getDefaultInstance()).getError().getCode())
                    .isEqualTo(Code.NOT_FOUND);
        }
    }

    @Test
    void an_unloaded_model_answers_no_more() {
        String digest = loaded("scripted-0001");
        assertThat(control().unloadModel(UnloadModelRequest.getDefaultInstance()).hasError()).isFalse();
        assertThat(describe().hasResident()).isFalse();
        isRefused(open(digest), "stream was opened for model [" + digest + "] but resident is [none]; load the model"
                + " first");
    }

    @Test
    void telemetry_tells_of_requests_and_devices() {
        String digest = loaded("scripted-0001");
        ask(open(digest), Frames.ask("1"), Frames.ask("2"));
        Telemetry telemetry = control().watchTelemetry(TelemetryRequest.newBuilder().setPeriodMs(100).build()).next();
        assertThat(telemetry.getAnswered()).isEqualTo(2);
        assertThat(telemetry.getInFlight()).isZero();
        assertThat(telemetry.getWaiting()).isZero();
        assertThat(telemetry.getPromptTokens()).isEqualTo(8);
        assertThat(telemetry.getDevices(0).getPowerWatts()).isEqualTo(300);
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> control().watchTelemetry(TelemetryRequest.newBuilder().setPeriodMs(99).build())
                        .next())
                .withMessage("INVALID_ARGUMENT: field [period_ms] is [99]; the least is 100");
    }

    @Test
    void draining_answers_what_is_in_flight_and_then_ends() throws InterruptedException {
        String digest = loaded("scripted-0001");
        var kept = new Kept<ScoreEvent>();
        StreamObserver<ScoreFrame> out = RunnerInferenceGrpc.newStub(channel).score(kept);
        out.onNext(Frames.open(digest));
        IntStream.range(0, 100).forEach(id -> out.onNext(Frames.ask("" + id)));
        kept.atLeast(101).join();
        List<DrainEvent> events = new ArrayList<>();
        control().drain(DrainRequest.getDefaultInstance()).forEachRemaining(events::add);
        assertThat(events.getLast()).isEqualTo(DrainEvent.newBuilder().setDone(true).build());
        assertThat(kept.end.join().getDescription()).isEqualTo("runner is shutting down");
        server.awaitTermination();
    }

    @Test
    void a_conversation_is_rendered_as_tokens() {
        var request = RenderRequest.newBuilder().setModelDigest(loaded("scripted-0001"))
                .addMessages(Message.newBuilder().setRole("user").addParts(Frames.text("秤")));
        assertThat(RunnerInferenceGrpc.newBlockingStub(channel).render(request.build()).getTokens())
                .isEqualTo(TokenIds.newBuilder().addAllIds("user:秤\n".codePoints().boxed().toList()).build());
    }

    @Nested
    class A_blob {
        private final ByteString bytes = bytes(2_500_000);
        private final String sha256 = digest(bytes);

        private static ByteString bytes(int size) {
            byte[] content = new byte[size];
            for (int i = 0; i < size; i++) {
                content[i] = (byte) (i * 7);
            }
            return ByteString.copyFrom(content);
        }

        private static String digest(ByteString content) {
            var digest = Sha256.newDigest();
            digest.update(content.asReadOnlyByteBuffer());
            return HexFormat.of().formatHex(digest.digest());
        }

        /// Send from an offset to an end, in chunks.
        private Kept<BlobRef> put(ByteString content, int from, int to) {
            var kept = new Kept<BlobRef>();
            StreamObserver<BlobChunk> out = RunnerControlGrpc.newStub(channel).putBlob(kept);
            for (int offset = from; offset < to; offset += BlobService.CHUNK) {
                out.onNext(BlobChunk.newBuilder().setSha256(sha256).setOffset(offset).setMediaType("image/png")
                        .setSize(bytes.size())
                        .setContent(content.substring(offset, Math.min(to, offset + BlobService.CHUNK))).build());
            }
            out.onCompleted();
            kept.end.join();
            return kept;
        }

        private BlobSet missing() {
            return control().missingBlobs(BlobSet.newBuilder().addSha256(sha256).build());
        }

        @Test
        void is_missing_until_it_was_sent_and_comes_back_as_it_was() {
            assertThat(missing().getSha256List()).containsExactly(sha256);
            assertThat(put(bytes, 0, bytes.size()).end.join().getCode()).isEqualTo(Status.Code.OK);
            assertThat(missing().getSha256List()).isEmpty();
            ByteString.Output back = ByteString.newOutput();
            control().getBlob(BlobRef.newBuilder().setSha256(sha256).build()).forEachRemaining(chunk -> {
                assertThat(chunk.getOffset()).isEqualTo(back.size());
                try {
                    chunk.getContent().writeTo(back);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(back.toByteString()).isEqualTo(bytes);
        }

        @Test
        void that_was_interrupted_is_gone_on_with() {
            int half = BlobService.CHUNK + 17;
            assertThat(put(bytes, 0, half).end.join().getDescription()).isEqualTo("blob [" + sha256
                    + "] ended after [" + half + "] of [2500000] bytes; go on from there");
            assertThat(missing().getHeldList()).containsExactly((long) half);
            assertThat(put(bytes, half, bytes.size()).end.join().getCode()).isEqualTo(Status.Code.OK);
            assertThat(missing().getSha256List()).isEmpty();
        }

        @Test
        void of_other_bytes_is_refused_and_leaves_nothing() {
            ByteString other = bytes.substring(1).concat(ByteString.copyFrom(new byte[1]));
            assertThat(put(other, 0, other.size()).end.join().getDescription()).isEqualTo("bytes sent as blob ["
                    + sha256 + "] have sha256 [" + digest(other) + "]; send those that the digest names");
            assertThat(missing().getHeldList()).containsExactly(0L);
        }

        @Test
        void is_looked_at_by_the_model_once_it_is_here() {
            String digest = loaded("scripted-0001");
            var blob = Part.newBuilder().setBlob(BlobRef.newBuilder().setSha256(sha256).setMediaType("image/png"));
            ScoreFrame request = Frames.ask(score("1").addContext(blob).build());
            assertThat(ask(open(digest), request).messages.getLast().getResult().getError().getMessage())
                    .isEqualTo("blob [" + sha256 + "] is not here; send it with PutBlob and ask again");
            put(bytes, 0, bytes.size());
            double with = sum(ask(open(digest), request));
            assertThat(with).isNotEqualTo(sum(ask(open(digest), Frames.ask("1"))));
        }

        private double sum(Kept<ScoreEvent> kept) {
            return kept.messages.getLast().getResult().getScores(0).getSumLogProbability();
        }
    }
}
