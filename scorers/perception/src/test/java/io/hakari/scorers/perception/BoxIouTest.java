package io.hakari.scorers.perception;

import static io.hakari.scorers.perception.Answers.value;
import static io.hakari.scorers.perception.Answers.with;
import static io.hakari.scorers.perception.BoxIou.boxIou;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.hakari.score.Score;
import io.hakari.testkit.Trials;

class BoxIouTest {
    private static final BoxIou THOUSANDTHS = boxIou(Coordinates.THOUSANDTHS);

    /// By hand: 100 × 100 boxes that share a quarter: 2500 / 17500.
    @Test
    void what_is_shared_is_divided_by_what_either_covers() {
        assertThat(value(THOUSANDTHS, "[50, 50, 150, 150]", "0, 0, 100, 100")).isCloseTo(1.0 / 7, within(1e-12));
        assertThat(value(THOUSANDTHS, "箱は (0, 0, 100, 100) です", "0, 0, 100, 100")).isCloseTo(1, within(1e-12));
        assertThat(value(THOUSANDTHS, "0 0 50 100", "0, 0, 100, 100")).isCloseTo(0.5, within(1e-12));
        assertThat(value(THOUSANDTHS, "[200, 200, 300, 300]", "0, 0, 100, 100")).isZero();
    }

    @Test
    void a_threshold_makes_it_right_or_wrong() {
        assertThat(value(THOUSANDTHS.atLeast(0.5), "[0, 0, 50, 100]", "0, 0, 100, 100")).isEqualTo(1);
        assertThat(value(THOUSANDTHS.atLeast(0.5), "[0, 0, 49, 100]", "0, 0, 100, 100")).isZero();
    }

    /// lmms-eval guesses fractions from a decimal point, and reads [1, 0] as thousandths.
    @Test
    void conventions_are_stated_and_not_guessed() {
        assertThat(value(boxIou(Coordinates.FRACTIONS), "[0, 0, 1, 1]", "0, 0, 1, 1")).isEqualTo(1);
        assertThat(value(THOUSANDTHS.answeredIn(Coordinates.FRACTIONS), "[0, 0, 1, 1]", "0, 0, 1000, 1000"))
                .isEqualTo(1);
        assertThat(value(THOUSANDTHS.answeredIn(Coordinates.THOUSANDTHS_Y_FIRST), "[0, 0, 100, 500]", "0, 0, 500, 100"))
                .isCloseTo(1, within(1e-12));
        assertThat(value(THOUSANDTHS, "[0.0, 0.0, 1.0, 1.0]", "0, 0, 1000, 1000")).isCloseTo(1e-6, within(1e-12));
    }

    @Test
    void pixels_are_measured_by_the_picture() {
        BoxIou pixels = THOUSANDTHS.answeredIn(Coordinates.PIXELS);

        assertThat(value(pixels.score(
                with(Map.of("width", "640", "height", "480"), "[0, 0, 320, 480]", "0, 0, 500, 1000"))))
                .isCloseTo(1, within(1e-12));
        assertThat(pixels.score(Trials.answered("[0, 0, 320, 480]", "0, 0, 500, 1000"))).isEqualTo(Score.unscored(
                "sample [trial] has no attributes [width] and [height], which pixels are measured by; give it both"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "[100, 100, 0, 0]", "[0, 0, 0, 0]", "[0, 0, 1001, 100]", "[-1, 0, 100, 100]",
            "[0, 0, 100]", "[NaN, 0, 100, 100]", "[0, 0, 99999999999999999999, 100]"})
    void what_is_no_box_within_the_picture_scores_nothing(String answer) {
        assertThat(value(THOUSANDTHS, answer, "0, 0, 100, 100")).isZero();
    }

    @Test
    void a_target_that_is_no_box_is_told() {
        assertThat(THOUSANDTHS.score(Trials.answered("[0, 0, 1, 1]", "0, 0, 1")))
                .isEqualTo(Score.unscored("target [0, 0, 1] of sample [trial] is no box within the picture"));
    }

    @Test
    void hostile_brackets_are_read_in_time() {
        assertThat(value(THOUSANDTHS, "[1, ".repeat(225_000), "0, 0, 100, 100")).isZero();
        assertThat(value(THOUSANDTHS, "[" + "1 ".repeat(450_000), "0, 0, 100, 100")).isZero();
    }
}
