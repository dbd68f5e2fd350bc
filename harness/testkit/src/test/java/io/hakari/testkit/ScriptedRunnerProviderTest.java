package io.hakari.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.Runners;
import io.hakari.testkit.ScriptedRunnerProvider.Registration;

class ScriptedRunnerProviderTest {

    @Test
    void some_runners_are_always_there() throws InterruptedException {
        try (Runner runner = Runners.open("scripted:first")) {
            assertThat(runner.checkpoints()).containsExactly("step-0001", "step-0002", "step-0003");
        }
    }

    @Test
    void a_registered_runner_is_found_by_its_name_until_the_registration_ends() throws InterruptedException {
        ScriptedRunner mine = ScriptedRunner.serving("mine", Script.answering("はい"));
        try (Registration _ = ScriptedRunnerProvider.register("provider-test", () -> mine)) {
            assertThat(Runners.open("scripted:provider-test")).isSameAs(mine);
            assertThatThrownBy(() -> ScriptedRunnerProvider.register("provider-test", () -> mine))
                    .hasMessage("scripted runner [provider-test] is registered already; use another name");
        }
        assertThatThrownBy(() -> Runners.open("scripted:provider-test")).isInstanceOf(RunnerException.class)
                .hasMessage("scripted runner [provider-test] is unknown; known: first, toy;"
                        + " register it by ScriptedRunnerProvider.register");
    }

    @Test
    void a_refused_digest_is_named_with_the_one_that_is_there() {
        try (ScriptedRunner runner = ScriptedRunner.serving("one", Script.answering(""))) {
            assertThatThrownBy(() -> runner.load("one@sha256:abc")).isInstanceOf(RunnerException.class)
                    .hasMessage("checkpoint [one] has digest [" + ScriptedRunner.digestOf("one")
                            + "] but [abc] was asked for; ask for the one that is there");
            assertThatThrownBy(() -> runner.load("two")).isInstanceOf(RunnerException.class)
                    .hasMessage("checkpoint [two] is unknown; this runner has [one]");
        }
    }
}
