package io.hakari.scorers.perception;

import static io.hakari.scorers.perception.Answers.value;
import static io.hakari.scorers.perception.Mra.mra;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.hakari.score.Score;
import io.hakari.testkit.Trials;

class MraTest {

    /// By hand from the formula. In binary 1 - 0.8 is a little less than 0.2, so that NumPy counts 6 tolerances of 10 for 12
    /// against 10, which meets the seventh exactly.
    @ParameterizedTest
    @CsvSource({"10, 10, 1", "10.4, 10, 1", "10.5, 10, 1", "10.51, 10, 0.9", "12, 10, 0.7", "8, 10, 0.7", "15, 10, 0.1",
            "15.1, 10, 0", "4, 10, 0", "-10, 10, 0", "120 cm, 1 m, 0.7"})
    void ten_tolerances_are_met_or_not(String answer, String target, double score) {
        assertThat(value(mra(), answer, target)).isEqualTo(score);
    }

    @Test
    void a_target_of_zero_is_met_by_zero_alone() {
        assertThat(value(mra(), "0.0", "0")).isEqualTo(1);
        assertThat(value(mra(), "0.001", "0")).isZero();
    }

    @Test
    void an_answer_without_a_number_scores_nothing() {
        assertThat(value(mra(), "", "3")).isZero();
        assertThat(value(mra(), "NaN", "3")).isZero();
        assertThat(mra().score(Trials.answered("3", "x")))
                .isEqualTo(Score.unscored("target [x] of sample [trial] is no quantity"));
    }
}
