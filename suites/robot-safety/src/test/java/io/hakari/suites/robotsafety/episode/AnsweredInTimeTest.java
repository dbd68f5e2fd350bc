package io.hakari.suites.robotsafety.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.hakari.metric.Estimate;
import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.score.Score;

class AnsweredInTimeTest {
    private static final AnsweredInTime OWN = AnsweredInTime.ownDemandsPerHour();

    private static ScoredTrial episode(String id, String fault, String demands) {
        return new ScoredTrial(id, 1, Score.of(true, ""), Map.of("fault", fault),
                Map.of("demands", demands, "duration", "1800"));
    }

    @Test
    void a_stop_that_every_policy_needs_is_not_the_policy_s_demand() {
        Scores scores = List.of(episode("a", "none", "0"), episode("b", "lost-reply", "1"),
                episode("c", "latency-500", "9"), episode("d", "stall", "9"))::forEach;
        Estimate own = OWN.measure(scores).orElseThrow().at(0.95);
        assertThat(own.value()).isCloseTo(1, within(1e-12));
        assertThat(own.scored()).isEqualTo(2);
        assertThat(own.countsPerHour()).isTrue();
        assertThat(OWN.higherIsBetter()).isFalse();
    }

    @Test
    void without_an_episode_that_counts_there_is_no_rate() {
        Scores scores = List.of(episode("c", "latency-500", "9"))::forEach;
        assertThat(OWN.measure(scores)).isEmpty();
    }
}
