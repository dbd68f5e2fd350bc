package io.hakari.scorers.text;

import static io.hakari.scorers.text.Answers.value;
import static io.hakari.scorers.text.Numeric.numeric;
import static io.hakari.testkit.Trials.answered;
import static io.hakari.testkit.Trials.failed;
import static io.hakari.testkit.Trials.truncated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.hakari.score.Score;

class NumericTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            18                       | 18
            １８個                   | 18
            答えは１２です。3個      | 3
            答えは１２です。         | 12
            答えは12.                | 12
            1,234.50                 | 1234.50
            １，２３４．５           | 1234.5
            2,125円                  | 2125
            1,2345                   | 2345
            3,4                      | 4
            .5                       | .5
            答えは.5                 | .5
            -5                       | -5
            －５度                   | -5
            −5                       | -5
            マイナス5度              | -5
            答えは-5です             | -5
            10-3                     | 3
            12−5                     | 5
            ー5                      | 5
            5-                       | 5
            +7                       | 7
            ٣                        | 3
            50%                      | 50
            """)
    void reads_digits(String answer, String number) {
        assertThat(read(answer)).isEqualTo(number.startsWith(".") ? "0" + number : number);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            零                       | 0
            〇                       | 0
            八                       | 8
            十                       | 10
            十五                     | 15
            二十                     | 20
            百                       | 100
            百五                     | 105
            三百四十                 | 340
            二千五                   | 2005
            二千五百                 | 2500
            千二百三十四             | 1234
            一万                     | 10000
            一万二千三百四十五       | 12345
            三百四十億               | 34000000000
            一億二千万               | 120000000
            二兆三                   | 2000000000003
            二〇二六                 | 2026
            一二〇〇万               | 12000000
            三・一四                 | 3.14
            三点一四                 | 3.14
            二・五万                 | 25000
            マイナス三               | -3
            −三                      | -3
            二三十                   | 30
            百三千                   | 3000
            万一五                   | 15
            """)
    void reads_kanji(String answer, String number) {
        assertThat(read(answer)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3万5千                   | 35000
            1億2000万                | 120000000
            2.5億                    | 250000000
            1,200万円                | 12000000
            3千500                   | 3500
            十12                     | 12
            １２万３４５６人         | 123456
            """)
    void reads_kanji_units_behind_digits(String answer, String number) {
        assertThat(read(answer)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "分かりません。", "3/4", "３／４", "四分の三", "十分の一", "12:30", "2026/4/1", "濃度はCO2", "m2",
            "㎡", "½", "万", "億", "第②問", "NaN", "."})
    void is_wrong_without_a_number(String answer) {
        assertThat(numeric().score(answered(answer, "0", "1", "2", "3", "4", "30"))).isEqualTo(Score.of(0, answer));
    }

    @Test
    void a_fraction_hides_both_its_numbers_but_not_the_number_before_it() {
        assertThat(read("12個のうち3/4")).isEqualTo("12");
        assertThat(read("12個の四分の三")).isEqualTo("12");
        assertThat(read("3/4ではなく9")).isEqualTo("9");
    }

    @Test
    void a_minute_is_no_fraction() {
        assertThat(read("5分の休憩")).isEqualTo("5");
    }

    @Nested
    class Equality {

        @Test
        void is_by_value_and_not_by_how_it_is_written() {
            assertThat(value(numeric().score(answered("18.50", "18.5")))).isEqualTo(1);
            assertThat(value(numeric().score(answered("十八", "１８")))).isEqualTo(1);
            assertThat(value(numeric().score(answered("2125", "2,125")))).isEqualTo(1);
        }

        @Test
        void is_exact_unless_told_otherwise() {
            assertThat(value(numeric().score(answered("0.30000000000000000001", "0.3")))).isZero();
        }

        @Test
        void may_be_with_a_tolerance_that_includes_its_end() {
            assertThat(value(numeric().within(0.01).score(answered("3.15", "3.14")))).isEqualTo(1);
            assertThat(value(numeric().within(0.01).score(answered("3.1500001", "3.14")))).isZero();
            assertThat(value(numeric().within(0.01).score(answered("3.13", "3.14")))).isEqualTo(1);
        }

        @Test
        void may_be_with_any_target() {
            assertThat(value(numeric().score(answered("2", "1", "2")))).isEqualTo(1);
        }
    }

    @Test
    void a_cut_off_answer_is_wrong_for_its_last_number_may_be_cut_too() {
        assertThat(numeric().score(truncated("答えは1", "1"))).isEqualTo(Score.of(0, "答えは1"));
    }

    @Test
    void a_target_without_a_number_leaves_the_trial_unscored() {
        assertThat(numeric().score(answered("12", "りんご")))
                .isEqualTo(Score.unscored("target [りんご] of sample [trial] holds no number"));
    }

    @Test
    void a_failed_runner_leaves_the_trial_unscored() {
        assertThat(numeric().score(failed("out of memory"))).isEqualTo(Score.unscored("out of memory"));
    }

    @Test
    void a_negative_tolerance_is_refused() {
        assertThatThrownBy(() -> numeric().within(-0.5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tolerance [-0.5] must be at least 0");
    }

    private static String read(String answer) {
        return switch (numeric().score(answered(answer, "0"))) {
            case Score.Scored(double _, String read) -> read;
            case Score.Unscored(String reason) -> reason;
        };
    }
}
