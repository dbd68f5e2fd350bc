package io.hakari.runner.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.hakari.exchange.Likelihood;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.Runner;

/// What is left when one of client, runner and worker is killed with signal 9 in the middle of a batch of a real model.
class TorchKillTest {
    private static final int QUESTIONS = 500;
    /// How far the batch that a question is in may move a sum.
    private static final double BATCHING = 1e-4;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void make() throws InterruptedException {
        TinyTorch.assumePython();
        TinyTorch.checkpoints(folder);
    }

    private static LocalServer server() throws InterruptedException {
        return LocalServer.start("local:torch", List.of("--engine", "torch", "--model", folder.toString()));
    }

    private static Runner connect(LocalServer server) throws InterruptedException {
        return GrpcRunner.connect("local:torch", "127.0.0.1", server.port(), server, Patience.usual());
    }

    private static ProcessHandle worker(LocalServer server) {
        return server.handle().descendants()
                .filter(one -> one.info().commandLine().filter(line -> line.contains("hakari_torch")).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static Map<Integer, Response> answers(Respondent respondent) throws InterruptedException {
        var crowd = new Crowd(respondent, 64, QUESTIONS, QUESTIONS);
        crowd.awaitEnd();
        return crowd.answers;
    }

    /// Every question has one answer, and it is what it was without a kill.
    private static void assertWhole(Crowd crowd, Map<Integer, Response> undisturbed) {
        assertThat(crowd.failures).isEmpty();
        assertThat(crowd.answered()).isEqualTo(QUESTIONS);
        assertThat(crowd.answers).hasSize(QUESTIONS);
        crowd.answers.forEach((number, answer) -> {
            List<Likelihood> expected = likelihoods(undisturbed.getOrDefault(number, answer));
            List<Likelihood> actual = likelihoods(answer);
            assertThat(actual).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                assertThat(actual.get(i).logProbability()).isCloseTo(expected.get(i).logProbability(),
                        within(BATCHING));
            }
        });
    }

    /// The last answers may have been on their way when the worker was killed, so that none was started for them.
    private static void assertAnswersStill(Respondent respondent) throws InterruptedException {
        assertThat(respondent.answer(Crowd.question(QUESTIONS))).isInstanceOf(Response.Weighed.class);
    }

    private static List<Likelihood> likelihoods(Response response) {
        return response instanceof Response.Weighed(List<Likelihood> likelihoods, _) ? likelihoods : List.of();
    }

    private static void assertEnds(ProcessHandle process) throws Exception {
        try {
            process.onExit().get(30, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    @Test
    void the_worker_is_started_again_and_nothing_is_lost_or_doubled() throws Exception {
        LocalServer server = server();
        try (Runner runner = connect(server)) {
            Respondent respondent = runner.load(TinyTorch.ONE);
            Map<Integer, Response> undisturbed = answers(respondent);
            ProcessHandle first = worker(server);
            var crowd = new Crowd(respondent, 64, QUESTIONS, 100);
            crowd.awaitEnough();
            first.destroyForcibly();
            assertThat(crowd.answered()).as("answers when the worker was killed").isLessThan(QUESTIONS);
            crowd.awaitEnd();
            assertWhole(crowd, undisturbed);
            assertAnswersStill(respondent);
            assertThat(worker(server).pid()).isNotEqualTo(first.pid());
        }
    }

    @Test
    void the_runner_is_started_again_and_its_worker_is_gone() throws Exception {
        LocalServer server = server();
        try (Runner runner = connect(server)) {
            Respondent respondent = runner.load(TinyTorch.ONE);
            Map<Integer, Response> undisturbed = answers(respondent);
            ProcessHandle orphan = worker(server);
            var crowd = new Crowd(respondent, 64, QUESTIONS, 100);
            crowd.awaitEnough();
            server.handle().destroyForcibly();
            assertThat(crowd.answered()).as("answers when the runner was killed").isLessThan(QUESTIONS);
            crowd.awaitEnd();
            assertWhole(crowd, undisturbed);
            assertEnds(orphan);
            assertThat(worker(server).pid()).isNotEqualTo(orphan.pid());
        }
        assertThat(server.handle().isAlive()).isFalse();
    }
}
