package io.hakari.scorers.statistics;

import static io.hakari.scorers.statistics.Reduced.reducedBy;
import static io.hakari.scorers.statistics.Runs.trial;
import static io.hakari.scorers.statistics.Runs.trials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import io.hakari.metric.Estimate;
import io.hakari.metric.Scores;
import io.hakari.scorers.statistics.repeats.Reducer;

class ReducedTest {
    /// One of three right, two of three right, none.
    private static final Scores THREE_TIMES = trials(trial("a", 2, 0), trial("a", 1, 1), trial("a", 3, 0),
            trial("b", 1, 1), trial("b", 2, 1), trial("b", 3, 0), trial("c", 1, 0), trial("c", 2, 0), trial("c", 3, 0));

    @Test
    void is_named_by_its_reducer() {
        assertThat(reducedBy(Reducer.passAtK(3)).name()).isEqualTo("pass-at-3");
        assertThat(reducedBy(Reducer.atLeast(2)).name()).isEqualTo("at-least-2");
        assertThat(reducedBy(Reducer.median()).name()).isEqualTo("median");
    }

    /// By hand: 1 - C(2,2)/C(3,2) = 2/3, 1, 0.
    @Test
    void averages_over_samples_what_their_attempts_come_to() {
        Estimate measured = reducedBy(Reducer.passAtK(2)).measure(THREE_TIMES).orElseThrow().at(0.95);

        assertThat(measured.value()).isCloseTo(5.0 / 9, within(1e-15));
        assertThat(measured.scored()).isEqualTo(3);
        assertThat(reducedBy(Reducer.atLeast(2)).measure(THREE_TIMES).orElseThrow().at(0.95).value())
                .isCloseTo(1.0 / 3, within(1e-15));
    }

    /// The journal has the attempts in the order they were answered; the first attempt is the one numbered 1.
    @Test
    void takes_attempts_in_their_order() {
        Scores split = trials(trial("a", 2, 0), trial("a", 1, 1));

        assertThat(reducedBy(Reducer.mode()).measure(split).orElseThrow().at(0.95).value()).isEqualTo(1);
    }

    @Test
    void compares_sample_by_sample() {
        Scores once = trials(trial("c", 1, 1), trial("c", 2, 1), trial("c", 3, 1));

        Estimate change = reducedBy(Reducer.mean()).change(once, THREE_TIMES).orElseThrow().at(0.95);

        assertThat(change.value()).isEqualTo(1);
        assertThat(change.unscored()).isEqualTo(2);
    }

    @Test
    void a_sample_that_lacks_an_attempt_is_unscored() {
        Scores lacking = trials(trial("a", 1, 1), trial("a", 2, Double.NaN), trial("b", 1, 1), trial("b", 2, 0));

        Estimate measured = reducedBy(Reducer.mean()).measure(lacking).orElseThrow().at(0.95);

        assertThat(measured.value()).isEqualTo(0.5);
        assertThat(measured.unscored()).isEqualTo(1);
    }

    @Test
    void too_few_attempts_are_told() {
        assertThatThrownBy(() -> reducedBy(Reducer.passAtK(5)).measure(THREE_TIMES))
                .hasMessageMatching(
                        "sample \\[[abc]\\] has \\[3\\] attempts, too few for pass-at-5; say repeated\\(…\\) in its task");
    }
}
