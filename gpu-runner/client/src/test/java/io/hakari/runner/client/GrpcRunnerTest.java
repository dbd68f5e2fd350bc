package io.hakari.runner.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.grpc.Status;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.Runners;
import io.hakari.runner.protocol.v1.ContinuationScore;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.runner.protocol.v1.ScoreResult;
import io.hakari.runner.server.RunnerServer;
import io.hakari.runner.server.RunnerServer.Settings;
import io.hakari.runner.server.scripted.ScriptedEngine;

class GrpcRunnerTest {
    private static final Settings SCRIPTED = Settings.onLoopback("demo", new ScriptedEngine());
    private static final Patience PATIENT = new Patience(Collections.nCopies(1000, Duration.ofMillis(5)));
    private static final Patience IMPATIENT = new Patience(Collections.nCopies(3, Duration.ofMillis(1)));

    private static Runner open(int port, Patience patience) throws InterruptedException {
        return GrpcRunner.connect("grpc://127.0.0.1:" + port, "127.0.0.1", port, Keeper.stranger(), patience);
    }

    static ScoreResult.Builder scored(ScoreFrame frame) {
        return scored(frame, -1);
    }

    private static ScoreResult.Builder scored(ScoreFrame frame, double logProbability) {
        var result = ScoreResult.newBuilder().setRequestId(frame.getRequest().getRequestId())
                .setModelDigest(Oddity.DIGEST);
        frame.getRequest().getContinuationsList()
                .forEach(_ -> result
                        .addScores(
                                ContinuationScore.newBuilder().setSumLogProbability(logProbability).setTokenCount(1)));
        return result;
    }

    @Nested
    class An_address {

        @Test
        void where_nothing_listens_cannot_be_reached() throws Exception {
            int port;
            try (RunnerServer server = RunnerServer.start(SCRIPTED)) {
                port = server.port();
            }
            assertThatExceptionOfType(RunnerException.class).isThrownBy(() -> Runners.open("grpc://127.0.0.1:" + port))
                    .withMessageMatching(
                            "runner \\[grpc://127.0.0.1:" + port + "] cannot be reached \\(UNAVAILABLE: .*\\);"
                                    + " start one there or correct the address");
        }

        @Test
        void without_a_port_is_no_runner() {
            assertThatExceptionOfType(RunnerException.class).isThrownBy(() -> Runners.open("grpc://gpu-07"))
                    .withMessage(
                            "runner [grpc://gpu-07] names no host and port; write one such as grpc://gpu-07:50051");
        }
    }

    @Nested
    class A_restarted_server {

        @Test
        void answers_every_question_once_and_as_before() throws Exception {
            survives(false);
        }

        @Test
        void that_stopped_without_draining_does_too() throws Exception {
            survives(true);
        }

        private void survives(boolean abruptly) throws IOException, InterruptedException {
            RunnerServer first = RunnerServer.start(SCRIPTED);
            int port = first.port();
            try (Runner runner = open(port, PATIENT)) {
                Respondent respondent = runner.load("scripted-0001");
                var crowd = new Crowd(respondent, 32, 3000, 1000);
                crowd.awaitEnough();
                if (abruptly) {
                    Thread.currentThread().interrupt();
                }
                first.close();
                assertThat(Thread.interrupted()).isEqualTo(abruptly);
                try (RunnerServer second = RunnerServer.start(SCRIPTED.withPort(port))) {
                    crowd.awaitEnd();
                    assertThat(crowd.failures).isEmpty();
                    assertThat(crowd.answers).hasSize(3000);
                    assertThat(crowd.answers.get(0)).isEqualTo(respondent.answer(Crowd.question(0)));
                    assertThat(second.port()).isEqualTo(port);
                }
            }
        }

        @Test
        void that_does_not_come_back_is_lost() throws Exception {
            RunnerServer server = RunnerServer.start(SCRIPTED);
            try (Runner runner = open(server.port(), IMPATIENT)) {
                Respondent respondent = runner.load("scripted-0001");
                var crowd = new Crowd(respondent, 8, Integer.MAX_VALUE, 100);
                crowd.awaitEnough();
                server.close();
                crowd.awaitEnd();
                assertThat(crowd.answers).hasSize(crowd.answered());
                assertThat(crowd.failures).hasSize(8).first().asString()
                        .matches(
                                "(?s).*runner \\[grpc://127.0.0.1:\\d+] was lost \\(UNAVAILABLE.*\\); \\[\\d] requests are"
                                        + " unanswered; start it and run again, which asks only what is missing.*");
            }
        }
    }

    @Test
    void a_checkpoint_that_another_client_replaced_breaks_the_run() throws Exception {
        try (RunnerServer server = RunnerServer.start(SCRIPTED);
                Runner runner = open(server.port(), PATIENT);
                Runner other = open(server.port(), PATIENT)) {
            Respondent respondent = runner.load("scripted-0001");
            respondent.answer(Crowd.question(1));
            String now = other.load("scripted-0002").checkpoint().digest();
            assertThatExceptionOfType(RunnerException.class).isThrownBy(() -> respondent.answer(Crowd.question(2)))
                    .withMessageMatching(
                            "runner \\[grpc://127.0.0.1:" + server.port()
                                    + "] answers no more: model of this stream was"
                                    + " replaced and resident is \\[" + now
                                    + "]; load the model and open another stream; \\[\\d] requests are unanswered");
        }
    }

    @Nested
    class A_question_that_two_ask_at_once {

        @Test
        void is_sent_once_and_answered_to_both() throws Exception {
            var both = new CountDownLatch(1);
            try (var server = new Oddity((frame, out) -> {
                if (frame.hasRequest()) {
                    Thread.ofVirtual().start(() -> {
                        awaitQuietly(both);
                        out.onNext(Oddity.event(scored(frame)));
                    });
                }
            }); Runner runner = Runners.open(server.address())) {
                Respondent respondent = runner.load("odd");
                var answers = new AtomicInteger();
                List<Thread> askers = List.of(asker(respondent, answers), asker(respondent, answers));
                server.frames.take();
                server.frames.take();
                awaitParked(askers);
                both.countDown();
                for (Thread asker : askers) {
                    asker.join();
                }
                assertThat(answers).hasValue(2);
                assertThat(server.frames).isEmpty();
            }
        }

        private Thread asker(Respondent respondent, AtomicInteger answers) {
            return Thread.ofPlatform().start(() -> {
                try {
                    if (respondent.answer(Crowd.question(1)) instanceof Response.Weighed) {
                        answers.incrementAndGet();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    @Nested
    class An_interrupted_asker {

        @Test
        void cancels_its_question() throws Exception {
            try (var server = new Oddity((_, _) -> {}); Runner runner = Runners.open(server.address())) {
                String id = askedInVain(server, runner.load("odd"));
                assertThat(server.frames.take().getCancel().getRequestIdsList()).containsExactly(id);
            }
        }

        @Test
        void leaves_an_answer_on_its_way_that_is_not_taken_for_the_next() throws Exception {
            var asked = new AtomicInteger();
            var again = new CountDownLatch(1);
            var late = new CountDownLatch(1);
            var first = new AtomicReference<ScoreFrame>();
            try (var server = new Oddity((frame, out) -> {
                if (frame.hasRequest() && asked.incrementAndGet() == 1) {
                    first.set(frame);
                } else if (frame.hasRequest()) {
                    later(late, () -> out.onNext(Oddity.event(scored(frame, -2))));
                } else if (frame.hasCancel()) {
                    later(again, () -> {
                        out.onNext(Oddity.event(scored(first.get(), -1)));
                        late.countDown();
                    });
                }
            }); Runner runner = Runners.open(server.address())) {
                Respondent respondent = runner.load("odd");
                askedInVain(server, respondent);
                var answer = new AtomicReference<Response>();
                Thread next = Thread.ofPlatform().start(() -> answer.set(answerTo(respondent)));
                awaitParked(List.of(next));
                again.countDown();
                next.join();
                assertThat(answer.get()).isInstanceOfSatisfying(Response.Weighed.class, weighed -> assertThat(
                        weighed.likelihoods().getFirst().logProbability()).isEqualTo(-2));
            }
        }

        @Test
        void is_forgotten_with_the_stream_that_took_its_cancel() throws Exception {
            var asked = new AtomicInteger();
            try (var server = new Oddity((frame, out) -> {
                if (frame.hasCancel()) {
                    out.onError(Status.UNAVAILABLE.asRuntimeException());
                } else if (frame.hasRequest() && asked.incrementAndGet() > 1) {
                    out.onNext(Oddity.event(scored(frame)));
                }
            }); Runner runner = Runners.open(server.address())) {
                Respondent respondent = runner.load("odd");
                askedInVain(server, respondent);
                assertThat(answerTo(respondent)).isInstanceOf(Response.Weighed.class);
                assertThat(asked).as("nothing was asked for nobody").hasValue(2);
            }
        }

        /// Ask until the question is with the server, then give up; return its id.
        private String askedInVain(Oddity server, Respondent respondent) throws InterruptedException {
            Thread asker = Thread.ofVirtual().start(() -> answerTo(respondent));
            assertThat(server.frames.take().getOpen().getModelDigest()).isEqualTo(Oddity.DIGEST);
            String id = server.frames.take().getRequest().getRequestId();
            asker.interrupt();
            asker.join();
            return id;
        }

        private Response answerTo(Respondent respondent) {
            try {
                return respondent.answer(Crowd.question(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Response.Failed(Failure.UNAVAILABLE, "interrupted");
            }
        }

        private void later(CountDownLatch latch, Runnable run) {
            Thread.ofVirtual().start(() -> {
                awaitQuietly(latch);
                run.run();
            });
        }
    }

    @Nested
    class An_answer {

        private Response answered(Function<ScoreFrame, ScoreResult.Builder> answer) throws Exception {
            try (var server = new Oddity((frame, out) -> {
                if (frame.hasRequest()) {
                    out.onNext(Oddity.event(answer.apply(frame)));
                }
            }); Runner runner = Runners.open(server.address())) {
                return runner.load("odd").answer(Crowd.question(1));
            }
        }

        @Test
        void of_another_model_breaks_the_run() {
            assertThatExceptionOfType(RunnerException.class)
                    .isThrownBy(() -> answered(frame -> scored(frame).setModelDigest("b".repeat(64))))
                    .withMessageMatching(
                            "runner \\[grpc://127.0.0.1:\\d+] answered for model \\[b{64}] but \\[a{64}] was"
                                    + " asked; weigh again with one model resident");
        }

        @Test
        void with_too_few_scores_is_broken() throws Exception {
            assertThat(answered(frame -> scored(frame).removeScores(0))).isEqualTo(
                    new Response.Failed(Failure.BROKEN, "runner answered [1] scores for [2] continuations"));
        }

        @Test
        void that_is_no_number_is_broken() throws Exception {
            var nan = ContinuationScore.newBuilder().setSumLogProbability(Double.NaN).setTokenCount(1);
            assertThat(answered(frame -> scored(frame).setScores(0, nan))).isEqualTo(new Response.Failed(Failure.BROKEN,
                    "runner answered nonsense: log probability [NaN] must be a number, at most 0"));
        }

        @Test
        void that_failed_says_why() throws Exception {
            var error = Error.newBuilder().setCode(Error.Code.OUT_OF_MEMORY).setMessage("no room");
            assertThat(answered(frame -> scored(frame).clearScores().setError(error)))
                    .isEqualTo(new Response.Failed(Failure.OUT_OF_MEMORY, "no room"));
        }
    }

    @Test
    void a_stream_that_is_refused_is_not_tried_again() throws Exception {
        var opened = new AtomicInteger();
        try (var server = new Oddity((frame, out) -> {
            if (frame.hasOpen()) {
                opened.incrementAndGet();
                out.onError(Status.FAILED_PRECONDITION.withDescription("no").asRuntimeException());
            }
        }); Runner runner = Runners.open(server.address())) {
            Respondent respondent = runner.load("odd");
            assertThatExceptionOfType(RunnerException.class).isThrownBy(() -> respondent.answer(Crowd.question(1)))
                    .withMessageMatching(
                            "runner \\[grpc://127.0.0.1:\\d+] answers no more: no; \\[1] requests are unanswered");
            assertThat(opened).hasValue(1);
        }
    }

    private static void awaitParked(List<Thread> threads) {
        while (threads.stream().anyMatch(thread -> thread.getState() != Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
