package io.hakari.reports;

import static io.hakari.reports.Example.weighing;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RerunCommandTest {

    @Test
    void the_baseline_is_weighed_before_the_candidate() {
        Example before = weighing("demo-0150").choosing("counters", 2, i -> true);
        assertThat(RerunCommand.of(weighing("demo-3000").choosing("counters", 2, i -> true).against(before).limit(2)
                .record())).isEqualTo("hakari weigh --suite japanese-core --runner local:demo"
                        + " --checkpoints demo-0150,demo-3000 --baseline demo-0150 --seed 20260401 --limit 2");
    }

    @Test
    void a_name_that_is_more_than_a_word_is_quoted() {
        assertThat(RerunCommand.of(weighing("it's; rm -rf /").asHistory().record())).isEqualTo(
                "hakari weigh --suite japanese-core --runner local:demo --checkpoints 'it'\\''s; rm -rf /' --seed 20260401");
    }
}
