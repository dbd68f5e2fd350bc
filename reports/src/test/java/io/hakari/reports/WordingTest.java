package io.hakari.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the gate is critical                                     | 免除できない基準です
            the gate is neither failed nor undecided                 | 不合格でも判定保留でもない基準です
            author and approver are both [Sato]                      | 申請者と承認者が同一人物（Sato）です
            it lasts longer than 30 days                             | 有効期間が 30 日を超えています
            it counts from 2026-03-30T00:00:00Z until 2026-04-01T00:00:00Z | 有効期間（2026-03-30T00:00:00Z 〜 2026-04-01T00:00:00Z）の外です
            the value is below the floor of 0.5                      | 値が免除の下限 0.5 を下回っています
            """)
    void flaws_of_waivers_are_said_in_japanese(String english, String japanese) {
        assertThat(Wording.flaw(english)).isEqualTo(Phrase.both(japanese, english));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            candidate and baseline have the same weights; what differs between them is chance | 候補と基準は同じ重みです。両者の差は偶然によるものです。
            the baseline was weighed by Hakari [0.1.0], this run by [0.2.0]; a change may be Hakari's | 基準は Hakari 0.1.0、この測定は Hakari 0.2.0 によるものです。差の原因は Hakari の違いかもしれません。
            the baseline was asked with seed [1], this run with [2] | 基準のシードは 1、この測定のシードは 2 です。
            a/b is within its margin and measurably worse than the baseline: between -1.9 and -0.2 points | a/b は許容幅に収まっていますが、基準より有意に悪化しています（-1.9〜-0.2 ポイント）。
            a/b: about 1,200 more pairs would decide, if the change stays as measured (3,865 pairs: x) | a/b は、差が今回の測定値のままなら、あと約 1,200 組で合否が決まります。
            summary [all] could not be measured: no | 総合値 all を測定できませんでした：no
            baseline run [r-1] was asked other samples of task [hazards]: their digest is [1] and not [2]; weigh it again on this dataset | 基準の記録 r-1 は、タスク hazards で別の問題を尋ねています。基準をこのデータセットで測り直してください。
            """)
    void notes_of_the_engine_are_said_in_japanese(String english, String japanese) {
        assertThat(Wording.note(english)).isEqualTo(Phrase.both(japanese, english));
    }

    @Test
    void what_is_not_known_stays_as_it_was_written() {
        assertThat(Wording.note("the moon is full")).isEqualTo(Phrase.same("the moon is full"));
        assertThat(Wording.baseline("the moon is full")).isEmpty();
    }
}
