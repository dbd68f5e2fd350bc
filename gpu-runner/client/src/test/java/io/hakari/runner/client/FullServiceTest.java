package io.hakari.runner.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.exchange.Failure;
import io.hakari.exchange.Request.Weigh;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.Runners;
import io.hakari.runner.server.Quota;
import io.hakari.runner.server.RunnerServer;
import io.hakari.runner.server.RunnerServer.Settings;
import io.hakari.runner.server.scripted.ScriptedEngine;
import io.hakari.sample.Blob;
import io.hakari.sample.Content;

/// What the client makes of the runner's credit, records, leases and media.
class FullServiceTest {
    private static final Settings SCRIPTED = Settings.onLoopback("demo", new ScriptedEngine());

    private static String address(RunnerServer server) {
        return "grpc://127.0.0.1:" + server.port();
    }

    @Test
    void a_crowd_beyond_every_credit_is_answered_and_nothing_is_refused() throws Exception {
        Settings narrow = SCRIPTED.withQuota(Quota.usual().withRequests(3).withTokens(25));
        try (RunnerServer server = RunnerServer.start(narrow); Runner runner = Runners.open(address(server))) {
            var crowd = new Crowd(runner.load("scripted-0001"), 10_000, 10_000, 1);
            crowd.awaitEnd();
            assertThat(crowd.failures).isEmpty();
            assertThat(crowd.answers.values()).hasSize(10_000).allMatch(Response.Weighed.class::isInstance);
        }
    }

    @Test
    void a_stream_never_has_more_in_flight_than_its_credit() throws Exception {
        var inFlight = new AtomicInteger();
        var most = new AtomicInteger();
        try (var odd = new Oddity((frame, out) -> {
            if (frame.hasRequest()) {
                most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                Thread.ofVirtual().start(() -> {
                    synchronized (out) {
                        inFlight.decrementAndGet();
                        out.onNext(Oddity.event(GrpcRunnerTest.scored(frame)));
                    }
                });
            }
        }); Runner runner = Runners.open(odd.address())) {
            var crowd = new Crowd(runner.load("odd"), 200, 2000, 1);
            crowd.awaitEnd();
            assertThat(crowd.answers).hasSize(2000);
            assertThat(most.get()).isBetween(1, 8);
        }
    }

    @Test
    void a_checkpoint_carries_the_conditions_it_answers_under() throws Exception {
        try (RunnerServer server = RunnerServer.start(SCRIPTED); Runner runner = Runners.open(address(server))) {
            assertThat(runner.load("scripted-0001").checkpoint().properties())
                    .containsEntry("determinism-class", "bitwise").containsEntry("dtype", "float64")
                    .hasEntrySatisfying("determinism", id -> assertThat(id).matches("[0-9a-f]{16}"));
        }
    }

    @Test
    void what_a_run_requires_is_refused_by_name() throws Exception {
        try (RunnerServer server = RunnerServer.start(SCRIPTED);
                Runner runner = Runners.open(address(server) + "?requires=json-schema")) {
            Respondent respondent = runner.load("scripted-0001");
            assertThatExceptionOfType(RunnerException.class).isThrownBy(() -> respondent.answer(Crowd.question(1)))
                    .withMessageStartingWith("runner [" + address(server) + "?requires=json-schema] answers no more:"
                            + " stream needs [json-schema], which model [scripted-0001] has not");
        }
    }

    @Test
    void media_are_sent_once_and_shape_the_answer(@TempDir Path folder) throws Exception {
        byte[] picture = new byte[3_000_000];
        Arrays.fill(picture, (byte) 42);
        String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(picture));
        Files.write(folder.resolve(sha256), picture);
        var shown = new Weigh(List.of(new Content.Image(new Blob(sha256, "image/png", picture.length)),
                Content.text("何の絵？")), List.of("猫", "犬"));
        try (RunnerServer server = RunnerServer.start(SCRIPTED);
                Runner runner = Runners.open(address(server) + "?blobs=" + folder)) {
            Respondent respondent = runner.load("scripted-0001");
            Response first = respondent.answer(shown);
            assertThat(first).isInstanceOf(Response.Weighed.class);
            Files.delete(folder.resolve(sha256));
            assertThat(respondent.answer(shown)).as("the runner has it").isEqualTo(first);
            assertThat(respondent.answer(new Weigh(List.of(Content.text("何の絵？")), List.of("猫", "犬"))))
                    .isNotEqualTo(first);
        }
    }

    @Test
    void media_that_lie_nowhere_fail_their_request_alone(@TempDir Path folder) throws Exception {
        String sha256 = "ab".repeat(32);
        try (RunnerServer server = RunnerServer.start(SCRIPTED);
                Runner runner = Runners.open(address(server) + "?blobs=" + folder)) {
            Respondent respondent = runner.load("scripted-0001");
            assertThat(respondent.answer(
                    new Weigh(List.of(new Content.Image(new Blob(sha256, "image/png", 70))), List.of("猫"))))
                    .isEqualTo(new Response.Failed(Failure.MEDIA, "blob [" + sha256 + "] is not in the folder ["
                            + folder + "] of option [blobs]; put it there under its digest"));
            assertThat(respondent.answer(Crowd.question(1))).isInstanceOf(Response.Weighed.class);
        }
    }
}
