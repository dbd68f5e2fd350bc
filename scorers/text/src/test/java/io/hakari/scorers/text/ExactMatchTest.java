package io.hakari.scorers.text;

import static io.hakari.scorers.text.Answers.value;
import static io.hakari.scorers.text.ExactMatch.exactMatch;
import static io.hakari.testkit.Trials.answered;
import static io.hakari.testkit.Trials.failed;
import static io.hakari.testkit.Trials.truncated;
import static io.hakari.testkit.Trials.weighed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.hakari.score.Score;

class ExactMatchTest {

    @Nested
    class A_completed_answer {

        @Test
        void is_compared_without_regard_to_character_width() {
            assertThat(exactMatch().score(answered(" ＴＯＫＹＯ ", "TOKYO"))).isEqualTo(Score.of(1, "TOKYO"));
        }

        @Test
        void is_compared_in_composed_form() {
            assertThat(exactMatch().score(answered("か\u3099", "が"))).isEqualTo(Score.of(1, "が"));
        }

        @Test
        void loses_every_kind_of_white_space_at_its_ends() {
            assertThat(exactMatch().score(answered("\u3000\u00a0\u0085\n東京 大阪\t\u202f\u2007\r\n", "東京 大阪")))
                    .isEqualTo(Score.of(1, "東京 大阪"));
        }

        @Test
        void may_equal_any_target() {
            assertThat(exactMatch().score(answered("日本国", "日本", "日本国"))).isEqualTo(Score.of(1, "日本国"));
        }

        @Test
        void is_wrong_when_only_the_script_or_the_punctuation_differs() {
            assertThat(value(exactMatch().score(answered("ひらがな", "ヒラガナ")))).isZero();
            assertThat(value(exactMatch().score(answered("三", "3")))).isZero();
            assertThat(value(exactMatch().score(answered("東京。", "東京")))).isZero();
            assertThat(value(exactMatch().score(answered("「東京」", "東京")))).isZero();
            assertThat(value(exactMatch().score(answered("yes", "YES")))).isZero();
        }

        @Test
        void is_wrong_when_it_is_empty() {
            assertThat(exactMatch().score(answered("\u3000", "東京"))).isEqualTo(Score.of(0, ""));
        }
    }

    @Test
    void an_answer_that_was_cut_off_is_wrong_even_if_it_reads_right() {
        assertThat(exactMatch().score(truncated("東京", "東京"))).isEqualTo(Score.of(0, "東京"));
    }

    @Test
    void a_failed_runner_leaves_the_trial_unscored() {
        assertThat(exactMatch().score(failed("out of memory"))).isEqualTo(Score.unscored("out of memory"));
    }

    @Test
    void weighed_choices_are_no_written_answer() {
        assertThat(exactMatch().score(weighed(List.of("ア", "イ"), "ア", -1, -2))).isEqualTo(Score.unscored(
                "exactMatch() reads a written answer, but the runner weighed choices; ask by singleTurn()"));
    }
}
