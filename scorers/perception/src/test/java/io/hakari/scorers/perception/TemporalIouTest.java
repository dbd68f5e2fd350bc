package io.hakari.scorers.perception;

import static io.hakari.scorers.perception.Answers.value;
import static io.hakari.scorers.perception.TemporalIou.temporalIou;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.hakari.score.Score;
import io.hakari.testkit.Trials;

class TemporalIouTest {

    @ParameterizedTest
    @ValueSource(strings = {"3.0-7.0", "3秒から7秒", "from 3 s to 7 s", "[3.0, 7.0]", "0:03〜0:07", "0:00:03 - 0:00:07",
            "between 3 and 7 seconds", "1-2, いや 3～7 秒"})
    void a_span_is_read_in_any_form(String answer) {
        assertThat(value(temporalIou(), answer, "3-7")).isEqualTo(1);
    }

    /// By hand: [3, 7] and [5, 9] share 2 of 6 seconds.
    @Test
    void what_is_shared_is_divided_by_what_either_covers() {
        assertThat(value(temporalIou(), "5-9", "3-7")).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(value(temporalIou(), "8-9", "3-7")).isZero();
        assertThat(value(temporalIou().atLeast(0.3), "5-9", "3-7")).isEqualTo(1);
        assertThat(value(temporalIou().atLeast(0.5), "5-9", "3-7")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7-3", "3-3", "", "3秒", "NaN-7", "to 7"})
    void a_span_that_is_none_scores_nothing(String answer) {
        assertThat(value(temporalIou(), answer, "3-7")).isZero();
    }

    /// A kit turns the letters to into a dash wherever they stand, and finds 2-3 in this.
    @Test
    void the_letters_of_words_are_no_dash() {
        assertThat(value(temporalIou(), "step 2 tools 3", "2-3")).isZero();
    }

    @Test
    void a_target_that_is_no_span_is_told() {
        assertThat(temporalIou().score(Trials.answered("1-2", "2")))
                .isEqualTo(Score.unscored("target [2] of sample [trial] is no span of time"));
    }
}
