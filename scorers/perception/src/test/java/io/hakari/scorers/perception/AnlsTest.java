package io.hakari.scorers.perception;

import static io.hakari.scorers.perception.Anls.anls;
import static io.hakari.scorers.perception.Answers.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import io.hakari.testkit.Trials;

class AnlsTest {

    /// Levenshtein by hand: kitten → sitting takes 3 edits (Levenshtein 1966's usual example), 1 - 3/7; 東京タワー → 東京タワ takes one.
    @Test
    void one_edit_in_five_costs_a_fifth() {
        assertThat(value(anls(), "kitten", "sitting")).isCloseTo(1 - 3.0 / 7, within(1e-15));
        assertThat(value(anls(), "東京タワ", "東京タワー")).isEqualTo(0.8);
        assertThat(value(anls(), "𠮷野家", "吉野家")).isCloseTo(2.0 / 3, within(1e-15));
    }

    @Test
    void below_one_half_is_nothing() {
        assertThat(value(anls(), "abcd", "abxy")).isEqualTo(0.5);
        assertThat(value(anls(), "abcde", "abxyz")).isZero();
    }

    @Test
    void the_nearest_target_counts() {
        assertThat(value(anls(), "ＣＯＦＦＥＥ ", "tea", "coffee")).isEqualTo(1);
    }

    @Test
    void an_empty_answer_is_nothing() {
        assertThat(value(anls(), "", "tea")).isZero();
        assertThat(value(anls(), "　\n", "tea")).isZero();
    }

    /// Distance 3 of length 5 is below one half; padded to length 8 it is 1 - 3/8.
    @Test
    void blanks_round_an_answer_gain_nothing_but_with_the_kits() {
        assertThat(value(anls(), "   abxyz", "abcde")).isZero();
        assertThat(value(anls().asKits(), "   abxyz", "abcde")).isEqualTo(1 - 3.0 / 8);
        assertThat(value(anls().asKits(), "abxyz", "abcde")).isZero();
    }

    @Test
    void an_answer_that_was_cut_off_counts_as_far_as_it_goes() {
        assertThat(value(anls().score(Trials.truncated("coff", "coffee")))).isCloseTo(4.0 / 6, within(1e-15));
    }

    @Test
    void ten_megabytes_are_no_answer() {
        assertThat(value(anls(), "a".repeat(10_000_000), "a")).isZero();
        assertThat(value(anls().asKits(), " ".repeat(900_000) + "a", "b")).isCloseTo(1, within(1e-5));
    }
}
