package io.hakari.runner.server;

import static io.hakari.runner.server.Frames.ask;
import static io.hakari.runner.server.Frames.cancel;
import static io.hakari.runner.server.Frames.generate;
import static io.hakari.runner.server.Frames.open;
import static io.hakari.runner.server.Frames.openToGenerate;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.GenerateEvent;
import io.hakari.runner.protocol.v1.GenerateFrame;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;

class PassingTest {
    private final Passing passing = new Passing(Allowance.boundless());
    private final Waiting model = new Waiting();
    private final Resident resident = Engines.resident("abc", model);
    private final Transport<ScoreEvent> results = new Transport<>();
    private final Transport<GenerateEvent> events = new Transport<>();
    private final RequestStream<ScoreFrame, ScoreRequest, ScoreEvent> scores = stream(new ScoreDialect(9), results,
            asked -> passing.score(List.of(asked), resident, model));
    private final RequestStream<GenerateFrame, GenerateRequest, GenerateEvent> generations = stream(
            new GenerateDialect(), events, asked -> passing.generate(List.of(asked), resident, model));

    private static <F, Q, A> RequestStream<F, Q, A> stream(Dialect<F, Q, A> dialect, Transport<A> transport,
            Consumer<Asked<Q, A>> device) {
        return new RequestStream<>(dialect, transport, new OpenDesk(), device);
    }

    private List<String> answers() {
        return results.sent.stream().map(ScoreEvent::getResult)
                .map(result -> result.getRequestId() + " " + result.getModelDigest() + " "
                        + (result.hasError() ? result.getError().getCode() : "scored"))
                .toList();
    }

    @Nested
    class A_score {

        @Test
        void is_answered_when_the_model_has_it_and_once_alone() {
            scores.onNext(open("abc"));
            scores.onNext(ask("1"));
            scores.onNext(ask("2"));
            assertThat(results.sent).isEmpty();
            model.scores.get(1).answer(ScoreResult.getDefaultInstance());
            model.scores.get(1).fail(Waiting.BROKEN);
            model.scores.get(0).fail(Waiting.BROKEN);
            model.scores.get(0).answer(ScoreResult.getDefaultInstance());
            assertThat(answers()).containsExactly("2 abc scored", "1 abc BROKEN");
        }

        @Test
        void that_the_model_does_not_take_is_broken_alone() {
            scores.onNext(open("abc"));
            scores.onNext(ask("refuse"));
            scores.onNext(ask("1"));
            model.scores.getFirst().answer(ScoreResult.getDefaultInstance());
            assertThat(answers()).containsExactly("refuse abc BROKEN", "1 abc scored");
        }

        @Test
        void that_was_cancelled_is_aborted_and_one_that_was_answered_is_not() {
            List<String> aborted = new ArrayList<>();
            scores.onNext(open("abc"));
            scores.onNext(ask("1"));
            scores.onNext(ask("2"));
            model.scores.get(0).onCancel(() -> aborted.add("1"));
            model.scores.get(1).onCancel(() -> aborted.add("2"));
            model.scores.get(0).answer(ScoreResult.getDefaultInstance());
            scores.onNext(cancel("1", "2"));
            assertThat(aborted).containsExactly("2");
            assertThat(model.scores.get(1).cancelled()).isTrue();
            model.scores.get(1).onCancel(() -> aborted.add("late"));
            assertThat(aborted).containsExactly("2", "late");
        }
    }

    @Nested
    class A_generation {

        @Test
        void passes_its_text_on_and_nothing_after_its_end() {
            generations.onNext(openToGenerate("abc"));
            generations.onNext(ask(generate("1", 5)));
            Reply<Finished> reply = model.generations.getFirst();
            reply.delta("駅");
            reply.delta("");
            reply.answer(Finished.newBuilder().setText("駅").setReason(Finished.Reason.STOP).build());
            reply.delta("late");
            assertThat(events.sent).extracting(GenerateEvent::getEventCase)
                    .containsExactly(GenerateEvent.EventCase.DELTA, GenerateEvent.EventCase.FINISHED);
        }
    }

    @Nested
    class Before_the_model_changes {

        @Test
        void what_is_in_flight_is_waited_for_be_it_answered_or_given_up() throws InterruptedException {
            scores.onNext(open("abc"));
            scores.onNext(ask("1"));
            scores.onNext(ask("2"));
            var waiting = new CountDownLatch(1);
            CompletableFuture<Void> none = CompletableFuture.runAsync(() -> {
                waiting.countDown();
                passing.awaitNone();
            });
            waiting.await();
            model.scores.get(0).answer(ScoreResult.getDefaultInstance());
            assertThat(none).isNotDone();
            scores.onNext(cancel("2"));
            none.join();
        }

        @Test
        void nothing_is_waited_for_when_nothing_is_in_flight() {
            passing.awaitNone();
            assertThat(results.sent).isEmpty();
        }
    }

    /// A model that keeps the replies it is to give.
    private static final class Waiting implements StreamModel {
        static final Error BROKEN = Error.newBuilder().setCode(Code.BROKEN).setMessage("no kernel").build();

        final List<Reply<ScoreResult>> scores = new ArrayList<>();
        final List<Reply<Finished>> generations = new ArrayList<>();

        @Override
        public void score(ScoreRequest request, Reply<ScoreResult> reply) {
            if (request.getRequestId().equals("refuse")) {
                throw new IllegalStateException("full");
            }
            scores.add(reply);
        }

        @Override
        public void generate(GenerateRequest request, Reply<Finished> reply) {
            generations.add(reply);
        }

        @Override
        public int contextLength() {
            return 512;
        }

        @Override
        public Map<String, String> properties() {
            return Map.of();
        }

        @Override
        public void close() {
        }
    }
}
