package io.hakari.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void cells_stand_under_each_other_by_the_places_they_take() {
        assertThat(new Columns("lrl").row(List.of("助数詞", "1", "a")).row(List.of("abc", "12", "")).lines())
                .containsExactly("助数詞    1   a", "abc      12");
    }

    @Test
    void japanese_takes_two_places_and_half_width_kana_one() {
        assertThat(Columns.width("秤")).isEqualTo(2);
        assertThat(Columns.width("ア")).isEqualTo(2);
        assertThat(Columns.width("ｱ")).isEqualTo(1);
        assertThat(Columns.width("（Ａ）")).isEqualTo(6);
        assertThat(Columns.width("が")).isEqualTo(2);
        assertThat(Columns.width("か\u3099")).isEqualTo(2);
        assertThat(Columns.width("𠮷")).isEqualTo(2);
        assertThat(Columns.width("a-1")).isEqualTo(3);
    }
}
