package io.hakari.scorers.perception;

import static io.hakari.scorers.perception.Answers.value;
import static io.hakari.scorers.perception.Pointing.pointing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import io.hakari.score.Score;
import io.hakari.testkit.Trials;

class PointingTest {
    private static final Pointing POINTING = pointing(Coordinates.THOUSANDTHS);
    private static final String SQUARE = "100,100 200,100 200,200 100,200";
    /// An L: the upper right quarter of a square is missing.
    private static final String BENT = "0,0 50,0 50,50 100,50 100,100 0,100";

    @Test
    void the_share_of_points_inside_counts() {
        assertThat(value(POINTING, "[(150, 150), (300, 300)]", SQUARE)).isEqualTo(0.5);
        assertThat(value(POINTING, "150, 150", SQUARE)).isEqualTo(1);
        assertThat(value(POINTING, "(150, 150) (150, 151) (9, 9)", SQUARE)).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(value(POINTING.firstPointOnly(), "(150, 150), (300, 300)", SQUARE)).isEqualTo(1);
        assertThat(value(POINTING.firstPointOnly(), "(300, 300), (150, 150)", SQUARE)).isZero();
    }

    @Test
    void edges_and_corners_are_inside() {
        assertThat(value(POINTING, "(100, 150)", SQUARE)).isEqualTo(1);
        assertThat(value(POINTING, "(200, 150)", SQUARE)).isEqualTo(1);
        assertThat(value(POINTING, "(200, 200)", SQUARE)).isEqualTo(1);
        assertThat(value(POINTING, "(201, 200)", SQUARE)).isZero();
    }

    @Test
    void a_region_may_be_bent_and_there_may_be_several() {
        assertThat(value(POINTING, "(75, 25)", BENT)).isZero();
        assertThat(value(POINTING, "(25, 25)", BENT)).isEqualTo(1);
        assertThat(value(POINTING, "(25, 25)", SQUARE, BENT)).isEqualTo(1);
    }

    @Test
    void points_outside_the_picture_are_missed() {
        assertThat(value(POINTING, "(150, 150), (1500, 150)", SQUARE)).isEqualTo(0.5);
    }

    @Test
    void the_order_of_the_axes_is_stated() {
        String wide = "600,100 900,100 900,200 600,200";

        assertThat(value(POINTING.answeredIn(Coordinates.THOUSANDTHS_Y_FIRST), "(150, 750)", wide)).isEqualTo(1);
        assertThat(value(POINTING, "(150, 750)", wide)).isZero();
    }

    @Test
    void an_answer_without_a_point_scores_nothing() {
        assertThat(value(POINTING, "", SQUARE)).isZero();
        assertThat(value(POINTING, "左の人です。", SQUARE)).isZero();
    }

    @Test
    void a_target_that_is_no_polygon_is_told() {
        assertThat(POINTING.score(Trials.answered("(1, 1)", "0,0 1,1")))
                .isEqualTo(Score.unscored("target [0,0 1,1] of sample [trial] is no polygon within the picture"));
    }
}
