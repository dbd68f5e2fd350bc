package io.hakari.runner.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.exchange.ActionChunk;
import io.hakari.exchange.Failure;
import io.hakari.exchange.Observation;
import io.hakari.exchange.Pace;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.Runners;
import io.hakari.exchange.Session;
import io.hakari.exchange.Vector;
import io.hakari.runner.server.RunnerServer;
import io.hakari.runner.server.scripted.ScriptedEngine;
import io.hakari.sample.Pixels;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GrpcSessionTest {
    private static final Request.Reset LOCKSTEP = new Request.Reset("e", "置く", 1, Pace.LOCKSTEP);
    private static final Request.Reset REALTIME = new Request.Reset("e", "置く", 1, Pace.REALTIME);

    private final Robots robots = new Robots();
    private RunnerServer server;
    private Runner runner;
    private Session session;

    @BeforeEach
    void begin() throws IOException, InterruptedException {
        server = RunnerServer.start(RunnerServer.Settings.onLoopback("", robots));
        runner = Runners.open("grpc://127.0.0.1:" + server.port());
        session = runner.load("robot").session(Pixels.none());
    }

    @AfterEach
    void end() {
        robots.go.countDown();
        session.close();
        runner.close();
        server.close();
    }

    @Test
    void an_action_arrives_to_the_bit_with_the_times_that_the_policy_told() throws InterruptedException {
        robots.go.countDown();
        session.answer(LOCKSTEP);
        assertThat(session.answer(act(4, 0))).isInstanceOfSatisfying(Response.Acted.class, acted -> {
            ActionChunk chunk = acted.chunk();
            assertThat(chunk.actions()).containsExactly(Vector.of(4, Double.NaN));
            assertThat(chunk.firstStep()).isEqualTo(4);
            assertThat(chunk.late()).isFalse();
            assertThat(chunk.inferenceNanos()).isPositive();
            assertThat(chunk.timing()).isEqualTo(Map.of("infer_ms", 1.5));
        });
    }

    @Test
    void in_real_time_the_newest_waiting_observation_is_answered_and_the_others_are_told() throws Exception {
        session.answer(REALTIME);
        CompletableFuture<Response> first = asking(act(1, 0));
        robots.asked.await();
        CompletableFuture<Response> second = asking(act(2, 0));
        CompletableFuture<Response> third = asking(act(3, 0));
        // Whichever comes later is the newest; the other is told so while the policy still thinks.
        CompletableFuture.anyOf(second, third).get();
        robots.go.countDown();
        assertThat(first.get()).isInstanceOf(Response.Acted.class);
        assertThat(List.of(second.get(), third.get())).hasAtLeastOneElementOfType(Response.Acted.class)
                .hasAtLeastOneElementOfType(Response.Dropped.class);
    }

    @Test
    void an_answer_after_its_budget_is_marked_late() throws Exception {
        session.answer(LOCKSTEP);
        CompletableFuture<Response> answer = asking(act(1, 1));
        robots.asked.await();
        long asked = System.nanoTime();
        while (System.nanoTime() - asked < 2_000_000) {
            Thread.onSpinWait();
        }
        robots.go.countDown();
        assertThat(answer.get()).isInstanceOfSatisfying(Response.Acted.class,
                acted -> assertThat(acted.chunk().late()).isTrue());
    }

    @Test
    void a_policy_that_is_lost_ends_the_episode_and_not_the_session() throws InterruptedException {
        robots.go.countDown();
        session.answer(LOCKSTEP);
        assertThat(session.answer(act(13, 0))).isEqualTo(new Response.Failed(Failure.UNAVAILABLE, "policy hung up"));
        assertThat(session.answer(act(14, 0))).isEqualTo(new Response.Failed(Failure.REJECTED,
                "observation came before a reset that was answered with ready; reset first"));
        assertThat(session.answer(LOCKSTEP)).isInstanceOf(Response.Ready.class);
        assertThat(session.answer(act(14, 0))).isInstanceOf(Response.Acted.class);
    }

    @Test
    void an_interrupted_asker_leaves_and_the_policys_session_is_closed() throws Exception {
        session.answer(LOCKSTEP);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread asker = Thread.ofVirtual().start(() -> {
            try {
                session.answer(act(1, 0));
                interrupted.complete(false);
            } catch (InterruptedException _) {
                interrupted.complete(true);
            }
        });
        robots.asked.await();
        asker.interrupt();
        assertThat(interrupted.get()).isTrue();
        assertThat(robots.sessionClosed.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_server_that_stops_in_mid_episode_is_unavailable_and_asks_for_another_session() throws Exception {
        session.answer(LOCKSTEP);
        CompletableFuture<Response> answer = asking(act(1, 0));
        robots.asked.await();
        Thread.ofVirtual().start(server::close);
        robots.go.countDown();
        // Either the answer was on its way, or the session was lost; nothing hangs.
        assertThat(answer.get()).isInstanceOfAny(Response.Acted.class, Response.Failed.class);
        server.close();
        assertThatThrownBy(() -> {
            session.answer(LOCKSTEP);
            session.answer(LOCKSTEP);
        }).isInstanceOf(RunnerException.class).hasMessageContaining("another session");
    }

    @Test
    void a_model_that_is_no_policy_says_so(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("words"));
        Files.writeString(folder.resolve("words/config.json"), "{\"seed\": 1}");
        Files.createDirectories(folder.resolve("robot"));
        Files.writeString(folder.resolve("robot/config.json"), GrpcPolicyConformanceTest.POLICY);
        try (RunnerServer scripted = RunnerServer
                .start(RunnerServer.Settings.onLoopback(folder.toString(), new ScriptedEngine()));
                Runner both = Runners.open("grpc://127.0.0.1:" + scripted.port())) {
            try (Session none = both.load("words").session(Pixels.none())) {
                assertThat(none.answer(LOCKSTEP)).isEqualTo(new Response.Failed(Failure.UNSUPPORTED,
                        "UNIMPLEMENTED: model [words] is no robot policy; serve one by the engine policy"));
            }
            try (Session robot = both.load("robot").session(Pixels.none())) {
                assertThat(robot.answer(new Request.Reset("e", "刃物を渡す", 1, Pace.LOCKSTEP)))
                        .isEqualTo(new Response.Declined("I do nothing with [刃物]"));
                robot.answer(LOCKSTEP);
                both.load("words");
                assertThatThrownBy(() -> robot.answer(act(1, 0))).isInstanceOf(RunnerException.class)
                        .hasMessageContaining("words");
            }
        }
    }

    private CompletableFuture<Response> asking(Request.Act act) {
        var answer = new CompletableFuture<Response>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(session.answer(act));
            } catch (InterruptedException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private static Request.Act act(long step, int budgetMillis) {
        return new Request.Act(new Observation(step, step * 1_000_000, budgetMillis,
                Map.of("joint-position", Vector.of(1, 2)), Map.of()));
    }
}
