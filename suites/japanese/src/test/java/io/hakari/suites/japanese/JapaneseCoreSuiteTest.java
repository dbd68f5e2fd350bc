package io.hakari.suites.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import io.hakari.suite.Suite;
import io.hakari.suite.SuiteProblems;
import io.hakari.suite.Task;

class JapaneseCoreSuiteTest {
    private final Suite suite = new JapaneseCoreSuite().define();

    @Test
    void can_be_run() {
        assertThat(SuiteProblems.of(suite)).isEmpty();
    }

    @Test
    void asks_every_family() {
        assertThat(suite.tasks().stream().map(Task::name))
                .containsExactlyElementsOf(Arrays.stream(Family.values()).map(Family::taskName).toList());
    }

    @Test
    void has_a_gate_on_every_task() {
        assertThat(suite.tasks()).allSatisfy(task -> assertThat(suite.gates())
                .anyMatch(gate -> gate.metric().startsWith(task.name() + "/")));
    }
}
