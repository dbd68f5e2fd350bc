package io.hakari.runner.server;

import static io.hakari.runner.server.Frames.ask;
import static io.hakari.runner.server.Frames.cancel;
import static io.hakari.runner.server.Frames.generate;
import static io.hakari.runner.server.Frames.open;
import static io.hakari.runner.server.Frames.openToGenerate;
import static io.hakari.runner.server.Frames.score;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.grpc.Status;
import io.hakari.runner.protocol.v1.Credit;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.GenerateEvent;
import io.hakari.runner.protocol.v1.GenerateFrame;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

class RequestStreamTest {
    private static final int LIMIT = 4;

    private final OpenDesk desk = new OpenDesk();
    private static final ScoreDialect DIALECT = new ScoreDialect(3);

    private final Transport<ScoreEvent> transport = new Transport<>();
    private final List<Asked<ScoreRequest, ScoreEvent>> asked = new ArrayList<>();
    private final RequestStream<ScoreFrame, ScoreRequest, ScoreEvent> stream = new RequestStream<>(new ScoreDialect(3),
            transport, desk, asked::add);

    @BeforeEach
    void start() {
        stream.start(LIMIT);
    }

    private void answer(Asked<ScoreRequest, ScoreEvent> request) {
        request.answer(
                DIALECT.scored(request.id(), Engines.resident("abc", desk.model), ScoreResult.getDefaultInstance()));
        stream.flush();
    }

    @Nested
    class A_client_that_asks {

        @Test
        void is_given_room_for_its_requests_and_for_one_cancel() {
            assertThat(transport.requested).isEqualTo(LIMIT + 1);
            stream.onNext(open("abc"));
            assertThat(transport.requested).as("the open frame takes no room").isEqualTo(LIMIT + 2);
        }

        @Test
        void gets_room_back_with_each_answer() {
            stream.onNext(open("abc"));
            stream.onNext(ask("1"));
            assertThat(transport.requested).isEqualTo(LIMIT + 2);
            answer(asked.getFirst());
            assertThat(transport.requested).isEqualTo(LIMIT + 3);
            assertThat(transport.sent).extracting(event -> event.getResult().getRequestId()).containsExactly("1");
        }

        @Test
        void hears_of_no_request_twice() {
            stream.onNext(open("abc"));
            stream.onNext(ask("1"));
            answer(asked.getFirst());
            answer(asked.getFirst());
            assertThat(transport.sent).hasSize(1);
        }
    }

    @Nested
    class A_client_that_does_not_read {

        @Test
        void is_not_read_any_more() {
            askWithoutReading();
            assertThat(transport.sent).isEmpty();
            assertThat(transport.requested).isEqualTo(LIMIT + 2);
        }

        @Test
        void gets_everything_when_it_reads_again() {
            askWithoutReading();
            transport.becomeReady();
            assertThat(transport.sent).extracting(event -> event.getResult().getRequestId()).containsExactly("0", "1",
                    "2", "3");
            assertThat(transport.requested).isEqualTo(2 * LIMIT + 2);
        }

        private void askWithoutReading() {
            transport.ready = false;
            stream.onNext(open("abc"));
            IntStream.range(0, LIMIT).forEach(id -> stream.onNext(ask("" + id)));
            asked.forEach(RequestStreamTest.this::answer);
        }

        @Test
        void finds_the_text_of_one_answer_joined_to_one_event() {
            var events = new Transport<GenerateEvent>();
            var requests = new ArrayList<Asked<GenerateRequest, GenerateEvent>>();
            RequestStream<GenerateFrame, GenerateRequest, GenerateEvent> generations = new RequestStream<>(
                    new GenerateDialect(), events, desk, requests::add);
            generations.start(LIMIT);
            generations.onNext(openToGenerate("abc"));
            generations.onNext(ask(generate("1", 9)));
            events.ready = false;
            IntStream.range(0, 1000).forEach(_ -> requests.getFirst().progress("は"));
            requests.getFirst().answer(new GenerateDialect().finished("1", Engines.resident("abc", desk.model),
                    Finished.getDefaultInstance()));
            events.becomeReady();
            assertThat(events.sent).hasSize(2);
            assertThat(events.sent.getFirst().getDelta().getText()).isEqualTo("は".repeat(1000));
            assertThat(events.sent.getLast().hasFinished()).isTrue();
        }
    }

    @Test
    void a_request_that_ran_out_of_time_keeps_the_text_that_was_written() {
        var events = new Transport<GenerateEvent>();
        var requests = new ArrayList<Asked<GenerateRequest, GenerateEvent>>();
        var generations = new RequestStream<>(new GenerateDialect(), events, desk, requests::add);
        generations.start(LIMIT);
        generations.onNext(openToGenerate("abc"));
        generations.onNext(ask(generate("1", 9).setBudgetMs(5)));
        assertThat(desk.limited).hasSize(1);
        events.ready = false;
        requests.getFirst().progress("駅");
        requests.getFirst().fail(Code.TIMED_OUT, "late");
        events.becomeReady();
        assertThat(events.sent).extracting(GenerateEvent::getEventCase)
                .containsExactly(GenerateEvent.EventCase.DELTA, GenerateEvent.EventCase.ERROR);
    }

    @Nested
    class A_refused_request {

        private void isRefused(ScoreFrame frame, Code code, String message) {
            stream.onNext(frame);
            assertThat(asked).isEmpty();
            assertThat(transport.sent).hasSize(1);
            assertThat(transport.sent.getFirst().getResult().getError().getCode()).isEqualTo(code);
            assertThat(transport.sent.getFirst().getResult().getError().getMessage()).isEqualTo(message);
            assertThat(transport.ends).isEmpty();
        }

        @Test
        void came_before_the_stream_was_opened() {
            isRefused(ask("1"), Code.REJECTED,
                    "frame [request] came before frame [open]; open the stream for a model");
        }

        @Test
        void gives_its_room_back() {
            stream.onNext(ask("1"));
            assertThat(transport.requested).isEqualTo(LIMIT + 2);
        }

        @Test
        void is_in_flight_already() {
            stream.onNext(open("abc"));
            stream.onNext(ask("1"));
            stream.onNext(ask("1"));
            assertThat(asked).hasSize(1);
            assertThat(transport.sent.getFirst().getResult().getError().getMessage())
                    .isEqualTo("field [request_id] is [1], which is in flight on this stream; wait for its answer");
            answer(asked.getFirst());
            assertThat(transport.sent).hasSize(2);
        }

        @Test
        void has_no_id() {
            stream.onNext(open("abc"));
            isRefused(ask(""), Code.REJECTED, "field [request_id] is empty; name every request by its content");
        }

        @Test
        void has_no_continuations() {
            stream.onNext(open("abc"));
            isRefused(ask(score("1").clearContinuations().build()), Code.REJECTED,
                    "field [continuations] is empty; name at least one");
        }

        @Test
        void has_too_many_continuations() {
            stream.onNext(open("abc"));
            isRefused(ask(score("1").addContinuations("a").addContinuations("b").build()), Code.REJECTED,
                    "field [continuations] has [4] entries; the most is 3; ask in several requests");
        }
    }

    @Nested
    class A_request_beyond_the_credit {

        private void open(int requests, long tokens) {
            desk.credit = Credit.newBuilder().setRequests(requests).setTokens(tokens).build();
            stream.onNext(Frames.open("abc"));
        }

        @Test
        void is_rejected_by_number() {
            open(2, 1000);
            IntStream.range(0, 3).forEach(id -> stream.onNext(ask("" + id)));
            assertThat(asked).hasSize(2);
            assertThat(transport.sent.getFirst().getResult().getError().getMessage())
                    .isEqualTo("request has [6] tokens,"
                            + " and [2] requests of [12] tokens are in flight on this stream; its credit is 2 requests and 1000"
                            + " tokens; wait for answers");
            answer(asked.getFirst());
            stream.onNext(ask("3"));
            assertThat(asked).hasSize(3);
        }

        @Test
        void is_rejected_by_tokens_but_goes_alone() {
            open(4, 5);
            stream.onNext(ask("1"));
            stream.onNext(ask("2"));
            assertThat(asked).hasSize(1);
            assertThat(transport.sent).hasSize(1);
        }

        @Test
        void may_have_crossed_a_smaller_grant() {
            open(2, 1000);
            stream.grant(Credit.newBuilder().setRequests(1).setTokens(500).build());
            assertThat(transport.credits.getLast().getCredit().getRequests()).isEqualTo(1);
            IntStream.range(0, 2).forEach(id -> stream.onNext(ask("" + id)));
            assertThat(asked).hasSize(2);
        }

        @Test
        void is_not_known_of_until_the_client_reads_and_then_only_the_last() {
            open(2, 1000);
            transport.ready = false;
            IntStream.range(1, 50).forEach(
                    requests -> stream.grant(Credit.newBuilder().setRequests(requests).setTokens(1).build()));
            transport.becomeReady();
            assertThat(transport.credits).hasSize(2);
            assertThat(transport.credits.getLast().getCredit().getRequests()).isEqualTo(49);
        }
    }

    @Test
    void a_client_that_queues_ten_thousand_and_does_not_read_holds_no_more_than_its_room() {
        stream.onNext(open("abc"));
        transport.ready = false;
        int next = 0;
        // The transport hands over what was asked for, and no more, however much the client has written.
        for (int handed = 1; handed < transport.requested && next < 10_000; handed++) {
            stream.onNext(ask("" + next++));
            if (asked.size() == next) {
                answer(asked.getLast());
            }
        }
        assertThat(next).isLessThanOrEqualTo(LIMIT + 1);
        assertThat(stream.held()).isLessThanOrEqualTo(LIMIT + 1);
    }

    @Nested
    class A_cancelled_request {

        @Test
        void is_answered_at_once_and_its_result_is_dropped() {
            stream.onNext(open("abc"));
            stream.onNext(ask("1"));
            stream.onNext(ask("2"));
            stream.onNext(cancel("1", "unknown"));
            assertThat(asked.getFirst().isWaiting()).isFalse();
            assertThat(asked.getLast().isWaiting()).isTrue();
            answer(asked.getFirst());
            assertThat(transport.sent).hasSize(1);
            assertThat(transport.sent.getFirst().getResult().getError().getCode()).isEqualTo(Code.CANCELLED);
        }

        @Test
        void may_be_asked_again() {
            stream.onNext(open("abc"));
            stream.onNext(ask("1"));
            stream.onNext(cancel("1"));
            stream.onNext(ask("1"));
            answer(asked.getLast());
            assertThat(transport.sent).extracting(result -> result.getResult().getError().getCode())
                    .containsExactly(Code.CANCELLED, Code.CODE_UNSPECIFIED);
        }

        @Test
        void went_with_its_stream() {
            stream.onNext(open("abc"));
            stream.onNext(ask("1"));
            stream.onNext(ask("2"));
            answer(asked.getFirst());
            assertThat(desk.tally.inFlightNow()).isEqualTo(1);
            transport.cancel();
            assertThat(asked.getLast().isWaiting()).isFalse();
            assertThat(desk.over).isNotEmpty();
            assertThat(desk.tally.inFlightNow()).as("in flight for a client that is gone").isZero();
            assertThat(desk.tally.answeredSoFar()).isEqualTo(1);
        }
    }

    @Nested
    class The_end_of_a_stream {

        @Test
        void comes_at_once_when_it_is_opened_for_another_model() {
            stream.onNext(open("xyz"));
            assertThat(transport.ends)
                    .containsExactly("FAILED_PRECONDITION: stream was opened for model [xyz] but resident"
                            + " is [abc]; load the model first");
        }

        @Test
        void comes_at_once_when_a_frame_is_empty() {
            stream.onNext(ScoreFrame.getDefaultInstance());
            assertThat(transport.ends)
                    .containsExactly("INVALID_ARGUMENT: frame is empty or of a kind that this runner does"
                            + " not know; send open, request or cancel");
        }

        @Test
        void waits_for_the_answers_when_the_client_has_no_more_requests() {
            stream.onNext(open("abc"));
            stream.onNext(ask("1"));
            stream.onCompleted();
            assertThat(transport.ends).isEmpty();
            answer(asked.getFirst());
            assertThat(transport.ends).containsExactly("completed");
        }

        @Test
        void waits_for_the_answers_when_the_runner_stops() {
            stream.onNext(open("abc"));
            stream.onNext(ask("1"));
            stream.end(Status.UNAVAILABLE.withDescription("runner is shutting down"));
            stream.onNext(ask("2"));
            assertThat(transport.ends).isEmpty();
            answer(asked.getFirst());
            assertThat(asked).hasSize(1);
            assertThat(transport.ends).containsExactly("UNAVAILABLE: runner is shutting down");
        }
    }
}
