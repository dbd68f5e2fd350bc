package io.hakari.suites.japanese;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KanjiNumberTest {

    @ParameterizedTest
    @CsvSource({"0, 〇", "7, 七", "10, 十", "11, 十一", "20, 二十", "98, 九十八", "100, 百", "110, 百十", "305, 三百五",
            "1000, 千", "2026, 二千二十六", "9999, 九千九百九十九"})
    void is_written_as_it_is_said(int number, String kanji) {
        assertThat(KanjiNumber.of(number)).isEqualTo(kanji);
    }

    @Test
    void ends_before_ten_thousand() {
        assertThatThrownBy(() -> KanjiNumber.of(10_000)).hasMessage("number [10000] must be from 0 to 9999");
    }
}
