package io.hakari.runner.server;

import static io.hakari.runner.server.Frames.generate;
import static io.hakari.runner.server.Frames.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.hakari.runner.protocol.v1.Capability;
import io.hakari.runner.protocol.v1.DeterminismRecord;
import io.hakari.runner.protocol.v1.DrainEvent;
import io.hakari.runner.protocol.v1.DrainRequest;
import io.hakari.runner.protocol.v1.GenerateEvent;
import io.hakari.runner.protocol.v1.GenerateFrame;
import io.hakari.runner.protocol.v1.Message;
import io.hakari.runner.protocol.v1.RenderRequest;
import io.hakari.runner.protocol.v1.RunnerInferenceGrpc;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.runner.protocol.v1.ScoreResult;
import io.hakari.runner.protocol.v1.Telemetry;
import io.hakari.runner.protocol.v1.TelemetryRequest;
import io.hakari.runner.protocol.v1.TokenIds;

/// What streams, telemetry and draining do.
class RunnerServiceTest extends Served {
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
}
