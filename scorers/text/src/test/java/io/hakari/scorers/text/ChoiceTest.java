package io.hakari.scorers.text;

import static io.hakari.scorers.text.Choice.choice;
import static io.hakari.testkit.Trials.answered;
import static io.hakari.testkit.Trials.failed;
import static io.hakari.testkit.Trials.weighed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.hakari.score.Score;

class ChoiceTest {

    @Test
    void the_most_likely_choice_is_the_answer() {
        List<String> choices = List.of("本", "匹", "枚");

        assertThat(choice().score(weighed(choices, "枚", -3, -2, -1))).isEqualTo(Score.of(1, "枚"));
        assertThat(choice().score(weighed(choices, "枚", -1, -2, -3))).isEqualTo(Score.of(0, "本"));
    }

    @Test
    void of_equals_the_first_is_taken() {
        assertThat(choice().score(weighed(List.of("ア", "イ", "ウ"), "イ", -2, -1, -1))).isEqualTo(Score.of(1, "イ"));
        assertThat(choice().score(weighed(List.of("ア", "イ", "ウ"), "ウ", -2, -1, -1))).isEqualTo(Score.of(0, "イ"));
    }

    @Test
    void of_choices_that_are_all_impossible_the_first_is_taken() {
        double never = Double.NEGATIVE_INFINITY;

        assertThat(choice().score(weighed(List.of("ア", "イ"), "ア", never, never))).isEqualTo(Score.of(1, "ア"));
        assertThat(choice().score(weighed(List.of("ア", "イ"), "イ", never, -900))).isEqualTo(Score.of(1, "イ"));
    }

    @Test
    void two_choices_with_the_same_words_are_the_same_answer() {
        assertThat(choice().score(weighed(List.of("ア", "イ", "ア"), "ア", -3, -2, -1))).isEqualTo(Score.of(1, "ア"));
    }

    /// Sums: 𠮷野家 -6.6, AAAA -6.5, き -2.4. Per code point (3, 4, 1): -2.2, -1.625, -2.4. Per byte (10, 4, 3): -0.66, -1.625,
    /// -0.8. By UTF-16 units 𠮷野家 would have four and win per character as well.
    @Nested
    class With_choices_of_different_length {
        private static final List<String> CHOICES = List.of("𠮷野家", "AAAA", "き");
        private static final double[] LOGS = {-6.6, -6.5, -2.4};

        @Test
        void the_sum_prefers_the_short_one() {
            assertThat(choice().score(weighed(CHOICES, "き", LOGS))).isEqualTo(Score.of(1, "き"));
        }

        @Test
        void code_points_are_counted_and_not_utf_16_units() {
            assertThat(choice().perCodePoint().score(weighed(CHOICES, "AAAA", LOGS))).isEqualTo(Score.of(1, "AAAA"));
            assertThat(choice().perCodePoint().score(weighed(List.of("𠮷", "AA"), "AA", -1.7, -3)))
                    .isEqualTo(Score.of(1, "AA"));
        }

        @Test
        void utf_8_bytes_are_counted() {
            assertThat(choice().perByte().score(weighed(CHOICES, "𠮷野家", LOGS))).isEqualTo(Score.of(1, "𠮷野家"));
        }
    }

    @Test
    void the_setting_reaches_the_run_record() {
        assertThat(choice().perByte()).hasToString("Choice[dividedBy=BYTES]");
    }

    @Test
    void a_wrong_number_of_likelihoods_leaves_the_trial_unscored() {
        assertThat(choice().score(weighed(List.of("ア", "イ", "ウ"), "ア", -1, -2))).isEqualTo(Score.unscored(
                "the runner weighed [2] continuations of a sample with [3] choices"));
    }

    @Test
    void a_written_answer_is_no_choice() {
        assertThat(choice().score(answered("ア", "ア"))).isEqualTo(Score.unscored(
                "choice() compares likelihoods, but the runner wrote text; ask by multipleChoice()"));
    }

    @Test
    void a_failed_runner_leaves_the_trial_unscored() {
        assertThat(choice().score(failed("out of memory"))).isEqualTo(Score.unscored("out of memory"));
    }
}
