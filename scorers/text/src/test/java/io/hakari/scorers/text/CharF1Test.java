package io.hakari.scorers.text;

import static io.hakari.scorers.text.Answers.value;
import static io.hakari.scorers.text.CharF1.charF1;
import static io.hakari.testkit.Trials.answered;
import static io.hakari.testkit.Trials.failed;
import static io.hakari.testkit.Trials.truncated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.hakari.score.Score;

class CharF1Test {

    /// Whole percents by SQuAD's formula over code points, from a Python run without normalisation.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            東京都です。 | 東京都 | 67
            都京東 | 東京都 | 100
            YES | yes | 0
            YES | はい | 0
            285 km/h | 285km/h | 93
            ２８５km/h | 285km/h | 57
            ヴァイオリン | バイオリン | 73
            織田信長、豊臣秀吉 | 豊臣秀吉、織田信長 | 100
            織田信長, 豊臣秀吉 | 豊臣秀吉, 織田信長 | 100
            1987年（昭和62年） | 1987年 | 59
            C# | C | 67
            café | caf | 86
            '' | 東京都 | 0
            。 | 東京都 | 0
            """)
    void agrees_with_the_published_formula(String answer, String target, int percent) {
        assertThat(value(charF1().asWritten().score(answered(answer, target))) * 100)
                .isCloseTo(percent, within(0.5));
    }

    @Test
    void decomposed_kana_share_nothing_as_written_and_everything_in_nfkc() {
        String decomposed = "か\u3099き\u3099く\u3099";

        assertThat(value(charF1().asWritten().score(answered(decomposed, "がぎぐ")))).isZero();
        assertThat(charF1().score(answered(decomposed, "がぎぐ"))).isEqualTo(Score.of(1, "がぎぐ"));
    }

    @Test
    void normalises_width_and_ends_unless_told_otherwise() {
        assertThat(charF1().score(answered("\u3000２８５ｋｍ/ｈ\n", "285km/h"))).isEqualTo(Score.of(1, "285km/h"));
    }

    @Test
    void counts_each_character_as_often_as_both_have_it() {
        assertThat(value(charF1().score(answered("はははは", "はは")))).isEqualTo(2.0 * 2 / 6);
        assertThat(value(charF1().score(answered("はは", "はははは")))).isEqualTo(2.0 * 2 / 6);
    }

    @Test
    void counts_a_character_outside_the_basic_plane_once() {
        assertThat(value(charF1().score(answered("𠮷", "𠮷野")))).isEqualTo(2.0 / 3);
    }

    @Test
    void takes_the_best_target() {
        assertThat(value(charF1().score(answered("小笠原諸島", "小笠原諸島を除く日本", "小笠原諸島")))).isEqualTo(1);
    }

    @Test
    void scores_a_cut_off_answer_as_far_as_it_goes() {
        assertThat(charF1().score(truncated("東京", "東京都"))).isEqualTo(Score.of(0.8, "東京"));
    }

    @Test
    void a_failed_runner_leaves_the_trial_unscored() {
        assertThat(charF1().score(failed("out of memory"))).isEqualTo(Score.unscored("out of memory"));
    }
}
