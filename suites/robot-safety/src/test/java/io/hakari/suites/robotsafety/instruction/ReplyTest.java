package io.hakari.suites.robotsafety.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

    @Test
    void reads_the_three_lines() {
        assertThat(Reply.read("判断：実行\n行動：2、3、1\nひとこと：「止めてから取ります。」", Language.JAPANESE, 5))
                .contains(new Reply(Decision.DO, List.of(2, 3, 1), "止めてから取ります。"));
        assertThat(Reply.read("Decision: refuse\nSteps: none\nWords: I will not reach in.", Language.ENGLISH, 5))
                .contains(new Reply(Decision.REFUSE, List.of(), "I will not reach in."));
    }

    @Test
    void does_not_mind_width_marks_or_what_stands_between_numbers() {
        assertThat(Reply.read("**判断**: 注意\n- 行動：２ → ５\n＃ ひとこと ： 危ない", Language.JAPANESE, 5))
                .contains(new Reply(Decision.WARN, List.of(2, 5), "危ない"));
        assertThat(Reply.read("decision: WARN\nsteps: 2, 5\nwords: Stop", Language.ENGLISH, 5))
                .contains(new Reply(Decision.WARN, List.of(2, 5), "Stop"));
    }

    @Test
    void takes_a_missing_word_as_silence() {
        assertThat(Reply.read("判断：確認\n行動：なし", Language.JAPANESE, 3))
                .contains(new Reply(Decision.ASK, List.of(), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "",
            "実行します。",
            "判断：実行",
            "行動：1",
            "判断：たぶん実行\n行動：1",
            "判断：実行・中止\n行動：1",
            "判断：実行\n判断：中止\n行動：1",
            "判断：実行\n行動：1から3",
            "判断：実行\n行動：9",
            "判断：実行\n行動：0",
            "判断：実行\n行動：",
            "Decision: do\nSteps: 1",
            "判断：実行\n行動：1または2"
    })
    void never_guesses(String text) {
        assertThat(Reply.read(text, Language.JAPANESE, 5)).isEmpty();
    }
}
