package io.hakari.runner.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.Cancel;
import io.hakari.runner.protocol.v1.Credit;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.GenerateEvent;
import io.hakari.runner.protocol.v1.GenerateFrame;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.LoadEvent;
import io.hakari.runner.protocol.v1.LoadModelRequest;
import io.hakari.runner.protocol.v1.Open;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.RandomSampling;
import io.hakari.runner.protocol.v1.RunnerControlGrpc;
import io.hakari.runner.protocol.v1.RunnerInferenceGrpc;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;
import io.hakari.runner.protocol.v1.Telemetry;
import io.hakari.runner.protocol.v1.TelemetryRequest;

/// What the service must do whatever engine is behind it, seen by a client that writes its own frames.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class ServiceConformance {
    private static final String PROMPT = "問：今日は何をしますか。\n答：";
    private static final int LONG = 200;

    private ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", 1).usePlaintext().build();
    private String digest = "";

    /// Start a server and return its port; called once.
    abstract int start() throws Exception;

    abstract String checkpoint();

    /// Return whether the model looks at pictures.
    boolean looksAtPictures() {
        return false;
    }

    @BeforeAll
    final void load() throws Exception {
        int port = start();
        channel.shutdownNow();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
        Iterator<LoadEvent> events = control().loadModel(LoadModelRequest.newBuilder().setName(checkpoint()).build());
        while (events.hasNext()) {
            digest = events.next().getModel().getDigest();
        }
        assertThat(digest).matches("[0-9a-f]{64}");
    }

    @AfterAll
    final void leave() {
        channel.shutdownNow();
    }

    @Test
    final void computes_a_request_once_within_a_run_however_many_ask_it_at_once() throws InterruptedException {
        List<Ear<ScoreFrame, ScoreEvent>> streams = new ArrayList<>();
        for (int client = 0; client < 4; client++) {
            Ear<ScoreFrame, ScoreEvent> stream = scoring(open("once"));
            IntStream.range(0, 50).forEach(number -> stream.send(frame(score("once " + number, "質問" + number))));
            stream.close();
            streams.add(stream);
        }
        Map<String, List<ScoreResult>> answers = new LinkedHashMap<>();
        for (Ear<ScoreFrame, ScoreEvent> stream : streams) {
            assertThat(stream.end().isOk()).isTrue();
            results(stream).forEach(
                    result -> answers.computeIfAbsent(result.getRequestId(), _ -> new ArrayList<>()).add(result));
        }
        assertThat(answers).hasSize(50).allSatisfy((id, results) -> {
            assertThat(results).as(id).hasSize(4);
            assertThat(results).as(id).filteredOn(result -> !result.getPath().equals("cached")).hasSize(1);
            assertThat(results).as(id).extracting(ScoreResult::getScoresList).containsOnly(results.getFirst()
                    .getScoresList());
        });
    }

    @Test
    final void computes_a_request_each_time_when_no_run_is_named() throws InterruptedException {
        for (int time = 0; time < 2; time++) {
            assertThat(scored(open(""), score("anew", PROMPT)).getPath()).isNotEqualTo("cached");
        }
    }

    @Test
    final void stops_what_is_cancelled_in_the_middle_and_tells_each_end_once() throws InterruptedException {
        var stream = new Ear<>(channel, RunnerInferenceGrpc.getGenerateMethod(), Ear.ALL, GenerateEvent::hasDelta, 1);
        stream.send(GenerateFrame.newBuilder().setOpen(open("")).build());
        // Each right behind its request, since a fast engine would be done before anything was heard of it.
        IntStream.range(0, 1000).forEach(seed -> {
            stream.send(frame(drawn("cancelled " + seed, LONG, seed)));
            stream.send(GenerateFrame.newBuilder().setCancel(Cancel.newBuilder().addRequestIds("cancelled " + seed))
                    .build());
        });
        stream.send(frame(drawn("cancelled 999", LONG, 999)));
        stream.close();
        assertThat(stream.end().isOk()).isTrue();
        Map<String, List<GenerateEvent>> ends = ends(stream);
        assertThat(ends.remove("cancelled 999")).hasSizeBetween(1, 2)
                .last().satisfies(last -> assertThat(last.hasFinished()).isTrue());
        assertThat(ends).hasSize(999).allSatisfy((id, told) -> assertThat(told).as(id).hasSize(1));
        assertThat(ends.values()).anySatisfy(
                told -> assertThat(told.getFirst().getError().getCode()).isEqualTo(Code.CANCELLED));
        assertThat(telemetry().getInFlight()).isZero();
    }

    @Test
    final void ends_what_spends_its_budget_after_the_text_it_has() throws InterruptedException {
        var stream = new Ear<>(channel, RunnerInferenceGrpc.getGenerateMethod(), Ear.ALL, GenerateEvent::hasDelta, 1);
        stream.send(GenerateFrame.newBuilder().setOpen(open("")).build());
        IntStream.range(0, 256).forEach(
                seed -> stream.send(frame(drawn("late " + seed, LONG, seed).toBuilder().setBudgetMs(1).build())));
        stream.close();
        assertThat(stream.end().isOk()).isTrue();
        Map<String, List<GenerateEvent>> ends = ends(stream);
        assertThat(ends).hasSize(256).allSatisfy((id, told) -> assertThat(told).as(id).hasSize(1));
        List<Error> errors = ends.values().stream().map(List::getFirst).filter(GenerateEvent::hasError)
                .map(GenerateEvent::getError).toList();
        assertThat(errors).isNotEmpty().allSatisfy(error -> {
            assertThat(error.getCode()).isEqualTo(Code.TIMED_OUT);
            assertThat(error.getMessage()).isEqualTo("request was not answered within its budget of [1] ms; give it"
                    + " more, or ask for less");
        });
    }

    @Test
    final void refuses_a_stream_for_another_digest() throws InterruptedException {
        String other = "0".repeat(64);
        isRefused(open("").setModelDigest(other), "stream was opened for model [" + other + "] but resident is ["
                + digest + "]; load the model first");
    }

    @Test
    final void refuses_a_stream_that_needs_an_unknown_capability_by_name() throws InterruptedException {
        isRefused(open("").addCapabilities("score").addCapabilities("telepathy"),
                "stream needs [telepathy], which model ["
                        + checkpoint() + "] has not; ask another runner, or do not require it");
    }

    @Test
    final void refuses_a_stream_of_a_lower_lease() throws InterruptedException {
        assertThat(scored(open(""), score("leased", PROMPT)).hasError()).isFalse();
        isRefused(open("").setLeaseEpoch(6), "stream was opened with lease epoch [6] but [7] was seen; its owner was"
                + " replaced, ask for a new lease");
    }

    @Test
    final void holds_no_more_than_its_credit_for_a_client_that_does_not_read() throws InterruptedException {
        var stream = new Ear<>(channel, RunnerInferenceGrpc.getGenerateMethod(), 1, GenerateEvent::hasOpened, 1);
        stream.send(GenerateFrame.newBuilder().setOpen(open("")).build());
        stream.awaitEnough();
        Credit credit = stream.heard().getFirst().getOpened().getCredit();
        int asked = 3 * credit.getRequests();
        IntStream.range(0, asked).forEach(seed -> stream.send(frame(drawn("unread " + seed, 20, seed))));
        for (int number = 0; number < 50; number++) {
            // Others are answered meanwhile.
            assertThat(scored(open(""), score("meanwhile " + number, PROMPT + number)).hasError()).isFalse();
            assertThat(telemetry().getInFlight()).isLessThanOrEqualTo(credit.getRequests() + 1);
        }
        stream.readOn();
        stream.close();
        assertThat(stream.end().isOk()).isTrue();
        Map<String, List<GenerateEvent>> ends = ends(stream);
        assertThat(ends).hasSize(asked).allSatisfy((id, told) -> {
            assertThat(told).as(id).hasSize(1);
            Error error = told.getFirst().getError();
            if (told.getFirst().hasError()) {
                assertThat(error.getCode()).isEqualTo(Code.REJECTED);
                assertThat(error.getMessage()).contains("its credit is " + credit.getRequests() + " requests");
            }
        });
    }

    @Test
    final void rejects_what_is_more_than_the_whole_credit() throws InterruptedException {
        var first = drawn("first", LONG, 1);
        var second = drawn("second", 3_000_000, 2);
        Map<String, List<GenerateEvent>> ends = generated(first, second);
        assertThat(end(ends, "first").hasFinished()).isTrue();
        Error error = end(ends, "second").getError();
        // Alone on its stream, when the first is done already, it is let through, and the engine refuses it.
        assertThat(error.getCode()).isIn(Code.REJECTED, Code.TOO_LONG);
        if (error.getCode() == Code.REJECTED) {
            assertThat(error.getMessage())
                    .matches(
                            "request has \\[3000015] tokens, and \\[1] requests of \\[215] tokens are in flight on this"
                                    + " stream; its credit is \\d+ requests and 2097152 tokens; wait for answers");
        }
    }

    @Test
    final void refuses_no_tokens_and_too_many() throws InterruptedException {
        Map<String, List<GenerateEvent>> ends = generated(drawn("none", 0, 1), drawn("too many", 1_000_000, 1));
        assertThat(end(ends, "none").getError()).isEqualTo(Error.newBuilder().setCode(Code.REJECTED)
                .setMessage("field [max_tokens] is [0]; set it to a number from 1 to 2147483647").build());
        // An engine may also stop at the end of its context, as at any other limit.
        assertThat(end(ends, "too many").getError().getCode()).isIn(Code.TOO_LONG, Code.CODE_UNSPECIFIED);
        assertThat(scored(open(""), ScoreRequest.newBuilder().setRequestId("no choice").addContext(text("駅で")).build())
                .getError().getMessage()).isEqualTo("field [continuations] is empty; name at least one");
        assertThat(scored(open(""), score("empty choice", PROMPT).toBuilder().addContinuations("").build())
                .getError().getMessage())
                .isEqualTo("field [continuations] holds an empty text; every one needs a token");
    }

    @Test
    final void refuses_media_by_name_when_the_model_only_reads() throws InterruptedException {
        assumeFalse(looksAtPictures(), "skipped: the model looks at pictures");
        var blob = BlobRef.newBuilder().setSha256("ab".repeat(32)).setMediaType("image/png").setSize(70);
        var request = score("a picture", PROMPT).toBuilder().addContext(Part.newBuilder().setBlob(blob)).build();
        Error error = scored(open(""), request).getError();
        assertThat(error.getCode()).isEqualTo(Code.UNSUPPORTED);
        assertThat(error.getMessage()).startsWith("field [context] holds a blob of type [image/png]");
    }

    private RunnerControlGrpc.RunnerControlBlockingStub control() {
        return RunnerControlGrpc.newBlockingStub(channel);
    }

    private Telemetry telemetry() {
        return control().watchTelemetry(TelemetryRequest.newBuilder().setPeriodMs(100).build()).next();
    }

    private Open.Builder open(String run) {
        return Open.newBuilder().setModelDigest(digest).setRun(run).setLeaseEpoch(7);
    }

    private Ear<ScoreFrame, ScoreEvent> scoring(Open.Builder open) {
        var stream = new Ear<>(channel, RunnerInferenceGrpc.getScoreMethod(), Ear.ALL, ScoreEvent::hasResult, 1);
        stream.send(ScoreFrame.newBuilder().setOpen(open).build());
        return stream;
    }

    private ScoreResult scored(Open.Builder open, ScoreRequest request) throws InterruptedException {
        Ear<ScoreFrame, ScoreEvent> stream = scoring(open);
        stream.send(frame(request));
        stream.close();
        assertThat(stream.end().isOk()).isTrue();
        return results(stream).getFirst();
    }

    private Map<String, List<GenerateEvent>> generated(GenerateRequest... requests) throws InterruptedException {
        var stream = new Ear<>(channel, RunnerInferenceGrpc.getGenerateMethod(), Ear.ALL, GenerateEvent::hasDelta, 1);
        stream.send(GenerateFrame.newBuilder().setOpen(open("")).build());
        List.of(requests).forEach(request -> stream.send(frame(request)));
        stream.close();
        assertThat(stream.end().isOk()).isTrue();
        return ends(stream);
    }

    private void isRefused(Open.Builder open, String sentence) throws InterruptedException {
        Ear<ScoreFrame, ScoreEvent> stream = scoring(open);
        stream.close();
        Status end = stream.end();
        assertThat(end.getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(end.getDescription()).isEqualTo(sentence);
        assertThat(stream.heard()).isEmpty();
    }

    private static List<ScoreResult> results(Ear<ScoreFrame, ScoreEvent> stream) {
        return stream.heard().stream().filter(ScoreEvent::hasResult).map(ScoreEvent::getResult).toList();
    }

    /// Return the ends that were told of each request.
    private static Map<String, List<GenerateEvent>> ends(Ear<GenerateFrame, GenerateEvent> stream) {
        Map<String, List<GenerateEvent>> ends = new LinkedHashMap<>();
        stream.heard().stream().filter(event -> event.hasFinished() || event.hasError()).forEach(
                event -> ends.computeIfAbsent(event.getRequestId(), _ -> new ArrayList<>()).add(event));
        return ends;
    }

    private static GenerateEvent end(Map<String, List<GenerateEvent>> ends, String id) {
        return Objects.requireNonNull(ends.get(id), id).getFirst();
    }

    private static ScoreFrame frame(ScoreRequest request) {
        return ScoreFrame.newBuilder().setRequest(request).build();
    }

    private static GenerateFrame frame(GenerateRequest request) {
        return GenerateFrame.newBuilder().setRequest(request).build();
    }

    private static ScoreRequest score(String id, String context) {
        return ScoreRequest.newBuilder().setRequestId(id).addContext(text(context)).addContinuations("待つ")
                .addContinuations("走る").build();
    }

    private static GenerateRequest drawn(String id, int tokens, long seed) {
        return GenerateRequest.newBuilder().setRequestId(id).addPrompt(text(PROMPT)).setMaxTokens(tokens)
                .setRandom(RandomSampling.newBuilder().setTemperature(1).setTopP(1).setSeed(seed)).build();
    }

    private static Part text(String text) {
        return Part.newBuilder().setText(text).build();
    }
}
