package io.hakari.scorers.perception;

import static io.hakari.scorers.perception.Answers.value;
import static io.hakari.scorers.perception.SetMatch.sameSet;
import static io.hakari.scorers.perception.SetMatch.setF1;
import static io.hakari.scorers.perception.SetMatch.setPrecision;
import static io.hakari.scorers.perception.SetMatch.setRecall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.hakari.score.Score;
import io.hakari.testkit.Trials;

class SetMatchTest {

    @ParameterizedTest
    @ValueSource(strings = {"ポンプ1A、弁3", "弁3, ﾎﾟﾝﾌﾟ１Ａ", "- 弁3\n- ポンプ1A", "「ポンプ1A」と「弁3」です。", "ポンプ1A・弁3・弁3"})
    void a_set_is_read_in_any_order_and_form(String answer) {
        assertThat(value(sameSet(), answer, "ポンプ1A、弁3")).isEqualTo(1);
        assertThat(value(setF1(), answer, "ポンプ1A、弁3")).isEqualTo(1);
    }

    @Test
    void f1_is_twice_what_is_shared_over_all() {
        assertThat(value(setF1(), "a、b、c", "b、c、d、e")).isCloseTo(4.0 / 7, within(1e-15));
        assertThat(value(sameSet(), "a、b", "a、b、c")).isZero();
    }

    @Test
    void misses_and_false_alarms_are_told_apart() {
        assertThat(value(setRecall(), "a、b、c", "b、c、d、e")).isEqualTo(0.5);
        assertThat(value(setPrecision(), "a、b、c", "b、c、d、e")).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(value(setRecall(), "なし", "a")).isZero();
        assertThat(value(setPrecision(), "なし", "a")).isEqualTo(1);
        assertThat(value(setRecall(), "a", "なし")).isEqualTo(1);
        assertThat(value(setPrecision(), "a", "なし")).isZero();
    }

    @Test
    void none_is_said_and_not_kept_silent() {
        assertThat(value(sameSet(), "該当なし。", "なし")).isEqualTo(1);
        for (String silent : new String[]{"", " ", "。", "、、", "-"}) {
            assertThat(value(sameSet(), silent, "なし")).isZero();
            assertThat(value(setF1(), silent, "なし")).isZero();
            assertThat(value(setRecall(), silent, "なし")).isZero();
            assertThat(value(setPrecision(), silent, "なし")).isZero();
        }
    }

    @Test
    void a_target_without_names_is_told() {
        assertThat(setF1().score(Trials.answered("a", "、")))
                .isEqualTo(Score.unscored("target [、] of sample [trial] is no list of names, nor なし"));
    }

    @Test
    void hostile_lists_are_read_in_time() {
        assertThat(value(setF1(), ")".repeat(900_000) + "x", "a")).isZero();
        assertThat(value(setF1(), "a、".repeat(450_000), "a")).isEqualTo(1);
    }
}
