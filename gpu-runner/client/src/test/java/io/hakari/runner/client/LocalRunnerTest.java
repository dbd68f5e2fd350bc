package io.hakari.runner.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.hakari.exchange.Response;
import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.Runners;

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

        @Test
        void answers_and_ends_with_its_runner() throws Exception {
            Child child = Child.start(SCRIPTED, List.of("--engine", "scripted"));
            try (Runner runner = GrpcRunner.connect(SCRIPTED, "127.0.0.1", child.port(), child, Patience.usual())) {
                assertThat(runner.checkpoints()).containsExactly("scripted-0001", "scripted-0002", "scripted-other");
                assertThat(runner.load("scripted-0001").answer(Crowd.question(1))).isInstanceOf(Response.Weighed.class);
            }
            assertThat(child.handle().isAlive()).isFalse();
        }

        @Test
        void that_is_killed_leaves_what_it_answered_and_says_how_it_ended() throws Exception {
            Child child = Child.start(SCRIPTED, List.of("--engine", "scripted"));
            try (Runner runner = GrpcRunner.connect(SCRIPTED, "127.0.0.1", child.port(), child, Patience.usual())) {
                var crowd = new Crowd(runner.load("scripted-0001"), 16, Integer.MAX_VALUE, 200);
                crowd.awaitEnough();
                child.handle().destroyForcibly();
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
    void a_folder_that_is_not_there_is_told_in_the_servers_words() {
        assertThatExceptionOfType(RunnerException.class)
                .isThrownBy(() -> Runners.open("local:/nowhere?engine=scripted"))
                .withMessage(
                        "runner [local:/nowhere?engine=scripted] did not start: its process ended with status [3]; its"
                                + " last words: checkpoints [/nowhere] is no folder; name a folder of checkpoint folders, or demo");
    }
}
