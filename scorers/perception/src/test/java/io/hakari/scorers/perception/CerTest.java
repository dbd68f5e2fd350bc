package io.hakari.scorers.perception;

import static io.hakari.scorers.perception.Answers.value;
import static io.hakari.scorers.perception.Answers.with;
import static io.hakari.scorers.perception.Cer.cer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.hakari.score.Score;
import io.hakari.testkit.Trials;

class CerTest {

    @Test
    void edits_are_counted_against_the_reference() {
        assertThat(value(cer(), "今日は晴れです", "今日は雨です")).isCloseTo(2.0 / 6, within(1e-15));
        assertThat(value(cer(), "", "今日は雨です")).isEqualTo(1);
        assertThat(value(cer(), "あいうえ", "あ")).isEqualTo(3);
    }

    @Test
    void what_nobody_hears_makes_no_difference() {
        assertThat(value(cer(), "「えっ、嘘でしょ！」", "えっ嘘でしょ。")).isZero();
        assertThat(value(cer(), "ＡＢＣ（株）", "abc株")).isZero();
        assertThat(value(cer(), "コーヒー", "コヒ")).isEqualTo(1);
        assertThat(value(cer(), "人々", "人")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"０, 〇", "7, 七", "10, 十", "11個, 十一個", "'1,200円', 千二百円", "20000, 二万", "10010000, 千一万", "007, 〇〇七",
            "305, 三百五", "1111, 千百十一"})
    void whole_numbers_are_read_out(String written, String spoken) {
        assertThat(value(cer(), written, spoken)).isZero();
    }

    @Test
    void readings_are_compared_in_katakana() {
        Map<String, String> reading = Map.of("reading", "エッウソデショ。");

        assertThat(value(cer().onReading().score(with(reading, "えっ うそでしょ", "えっ嘘でしょ。")))).isZero();
        assertThat(value(cer().onReading().score(with(reading, "えっ嘘でしょ", "えっ嘘でしょ。")))).isCloseTo(2.0 / 7,
                within(1e-15));
    }

    @Test
    void a_reading_that_is_not_there_is_told() {
        assertThat(cer().onReading().score(Trials.answered("え", "え"))).isEqualTo(Score.unscored(
                "sample [trial] has no attribute [reading], which cer().onReading() compares with; give it one"));
    }

    @Test
    void an_empty_reference_is_unscored_and_no_division_by_zero() {
        assertThat(cer().score(Trials.answered("え", "。！"))).isEqualTo(
                Score.unscored("target [。！] of sample [trial] is no reference of 1 to 20000 characters"));
    }

    @Test
    void an_answer_far_too_long_is_all_errors() {
        assertThat(value(cer(), "あ".repeat(30), "あい")).isEqualTo(15);
        assertThat(value(cer(), "あ".repeat(900_000), "あい")).isEqualTo(450_000);
    }
}
