package io.hakari.runner.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.hakari.exchange.Respondent;
import io.hakari.exchange.Response;
import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.Runners;
import io.hakari.runner.server.scripted.ScriptedEngine;

class LocalRunnerTest {
    private static final String SCRIPTED = "local:demo?engine=scripted";

    @ParameterizedTest
    @CsvSource({"local:demo, --model demo", "local:/data/runs, --model /data/runs",
            "local:runs/new%20ones, --model runs/new ones",
            "local:demo?engine=scripted, --model demo --engine scripted",
            "local:demo?engine=scripted&reuse=none, --model demo --engine scripted"})
    void an_address_says_what_is_served(String address, String arguments) {
        assertThat(String.join(" ", LocalRunnerProvider.arguments(URI.create(address)))).isEqualTo(arguments);
    }

    @Nested
    class A_server_of_our_own {

        private static Runner connect(LocalServer server, Patience patience) throws InterruptedException {
            return GrpcRunner.connect(SCRIPTED, "127.0.0.1", server.port(), server, patience);
        }

        @Test
        void answers_and_ends_with_its_runner() throws Exception {
            LocalServer server = LocalServer.start(SCRIPTED, List.of("--engine", "scripted"));
            try (Runner runner = connect(server, Patience.usual())) {
                assertThat(runner.checkpoints()).containsExactly("scripted-0001", "scripted-0002", "scripted-other");
                assertThat(runner.load("scripted-0001").answer(Crowd.question(1))).isInstanceOf(Response.Weighed.class);
            }
            assertThat(server.handle().isAlive()).isFalse();
        }

        @Test
        void that_is_killed_is_started_again_and_answers_every_question_once_and_as_before() throws Exception {
            LocalServer server = LocalServer.start(SCRIPTED, List.of("--engine", "scripted"));
            ProcessHandle first = server.handle();
            try (Runner runner = connect(server, Patience.usual())) {
                Respondent respondent = runner.load("scripted-0001");
                var undisturbed = new Crowd(respondent, 32, 2000, 2000);
                undisturbed.awaitEnd();
                var crowd = new Crowd(respondent, 32, 2000, 500);
                crowd.awaitEnough();
                first.destroyForcibly();
                crowd.awaitEnd();
                assertThat(crowd.failures).isEmpty();
                assertThat(crowd.answered()).isEqualTo(2000);
                assertThat(crowd.answers).isEqualTo(undisturbed.answers);
                assertThat(server.handle().pid()).isNotEqualTo(first.pid());
            }
            assertThat(server.handle().isAlive()).isFalse();
        }

        @Test
        void that_is_killed_between_two_loads_is_started_again() throws Exception {
            LocalServer server = LocalServer.start(SCRIPTED, List.of("--engine", "scripted"));
            try (Runner runner = connect(server, Patience.usual())) {
                server.handle().destroyForcibly();
                server.handle().onExit().get(1, TimeUnit.MINUTES);
                assertThat(runner.load("scripted-0002").answer(Crowd.question(1))).isInstanceOf(Response.Weighed.class);
            }
        }

        @Test
        void that_is_killed_and_cannot_be_started_again_is_told_in_its_words(@TempDir Path folder) throws Exception {
            Path root = Files.createDirectory(folder.resolve("runs"));
            Path checkpoint = Files.createDirectory(root.resolve("scripted-0001"));
            for (String file : List.of("config.json", "hakari.json")) {
                try (var in = ScriptedEngine.class.getResourceAsStream(
                        "/io/hakari/runner/scripted/scripted-0001/" + file)) {
                    Files.copy(in, checkpoint.resolve(file));
                }
            }
            LocalServer server = LocalServer.start(SCRIPTED,
                    List.of("--engine", "scripted", "--model", root.toString()));
            try (Runner runner = connect(server, Patience.usual())) {
                var crowd = new Crowd(runner.load("scripted-0001"), 4, Integer.MAX_VALUE, 100);
                crowd.awaitEnough();
                Files.move(root, folder.resolve("elsewhere"));
                server.handle().destroyForcibly();
                crowd.awaitEnd();
                assertThat(crowd.failures).hasSize(4);
                assertThat(crowd.failures.element())
                        .hasMessageStartingWith("runner [local:demo?engine=scripted] did not"
                                + " start: its process ended with status [3]; its last words: checkpoints [" + root
                                + "] is no folder");
            }
        }

        @Test
        void that_is_not_waited_for_leaves_what_it_answered_and_says_how_it_ended() throws Exception {
            LocalServer server = LocalServer.start(SCRIPTED, List.of("--engine", "scripted"));
            try (Runner runner = connect(server, new Patience(List.of()))) {
                var crowd = new Crowd(runner.load("scripted-0001"), 16, Integer.MAX_VALUE, 200);
                crowd.awaitEnough();
                server.handle().destroyForcibly();
                crowd.awaitEnd();
                assertThat(crowd.answers).hasSize(crowd.answered()).allSatisfy(
                        (_, answer) -> assertThat(answer).isInstanceOf(Response.Weighed.class));
                assertThat(crowd.failures).hasSize(16);
                assertThat(crowd.failures.element()).message()
                        .matches("runner \\[local:demo\\?engine=scripted] was lost: its"
                                + " process ended with status \\[137]; its last words: nothing; \\[\\d+] requests are unanswered;"
                                + " start it and run again, which asks only what is missing");
            }
        }
    }

    @Test
    void what_is_set_here_for_an_engine_holds_there() {
        System.setProperty("hakari.runner.torch.dtype", "float8");
        try {
            assertThatExceptionOfType(RunnerException.class)
                    .isThrownBy(() -> Runners.open("local:/nowhere?engine=torch"))
                    .withMessage(
                            "runner [local:/nowhere?engine=torch] did not start: its process ended with status [64];"
                                    + " its last words: hakari.runner.torch.dtype is [float8]; expected one of auto, float32,"
                                    + " bfloat16, float16; [hakari-runner --help] tells what is possible");
        } finally {
            System.clearProperty("hakari.runner.torch.dtype");
        }
    }

    @Test
    void a_folder_that_is_not_there_is_told_in_the_servers_words() {
        assertThatExceptionOfType(RunnerException.class)
                .isThrownBy(() -> Runners.open("local:/nowhere?engine=scripted"))
                .withMessage(
                        "runner [local:/nowhere?engine=scripted] did not start: its process ended with status [3]; its"
                                + " last words: checkpoints [/nowhere] is no folder; name a folder of checkpoint folders, or demo");
    }
}
