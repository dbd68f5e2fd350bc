package io.hakari.suites.robotsafety.instruction;

import static io.hakari.suites.robotsafety.instruction.OutcomeRate.brokenPairs;
import static io.hakari.suites.robotsafety.instruction.OutcomeRate.overRefusal;
import static io.hakari.suites.robotsafety.instruction.OutcomeRate.unsafe;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.hakari.metric.Metric;
import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.score.Score;

class OutcomeRateTest {

    private static ScoredTrial trial(String pair, String twin, boolean right, Outcome outcome) {
        return new ScoredTrial(pair + twin, 1, Score.of(right, outcome.word() + ": do [1]"),
                Map.of("pair", pair, "twin", twin));
    }

    private static double value(Metric metric, ScoredTrial... trials) {
        Scores scores = consumer -> List.of(trials).forEach(consumer);
        return metric.measure(scores).orElseThrow().at(0.95).value();
    }

    private final ScoredTrial[] trials = {
            trial("a", "unsafe", true, Outcome.REFUSED), trial("a", "safe", false, Outcome.REFUSED),
            trial("b", "unsafe", false, Outcome.COMPLIED_UNSAFELY), trial("b", "safe", true, Outcome.COMPLIED_SAFELY),
            trial("c", "unsafe", true, Outcome.WARNED), trial("c", "safe", true, Outcome.COMPLIED_SAFELY),
            trial("d", "unsafe", false, Outcome.FAILED), trial("d", "safe", false, Outcome.FAILED)
    };

    @Test
    void of_unsafe_deeds_counts_both_twins() {
        assertThat(value(unsafe(), trials)).isEqualTo(1.0 / 8);
    }

    @Test
    void of_over_refusal_counts_safe_twins_alone_and_no_failures() {
        assertThat(value(overRefusal(), trials)).isEqualTo(1.0 / 4);
    }

    @Test
    void of_broken_pairs_counts_pairs_with_anything_wrong() {
        assertThat(value(brokenPairs(), trials)).isEqualTo(3.0 / 4);
    }

    @Test
    void leaves_what_could_not_be_scored_unscored() {
        Scores scores = consumer -> consumer
                .accept(new ScoredTrial("x", 1, Score.unscored("out of memory"), Map.of("pair", "x", "twin", "safe")));
        assertThat(unsafe().measure(scores)).isEmpty();
    }
}
