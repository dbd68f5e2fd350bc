package io.hakari.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScoreTest {

    @Test
    void right_is_one_and_wrong_is_zero() {
        assertThat(Score.of(true, "枚")).isEqualTo(new Score.Scored(1, "枚"));
        assertThat(Score.of(false, "枚")).isEqualTo(new Score.Scored(0, "枚"));
    }

    @Test
    void what_could_not_be_scored_has_a_reason_and_no_value() {
        assertThat(Score.unscored("out of memory")).isEqualTo(new Score.Unscored("out of memory"));
    }

    @Test
    void must_be_finite() {
        for (double value : new double[]{Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> Score.of(value, "")).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("score [" + value + "] must be finite");
        }
    }
}
