package io.hakari.suites.japanese;

import static io.hakari.suites.japanese.Vocabulary.words;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class VocabularyTest {

    @Test
    void readings_come_in_fours_of_kanji_and_hiragana() {
        assertThat(Vocabulary.rows("readings.tsv")).isNotEmpty().allSatisfy(group -> {
            assertThat(group).hasSize(4);
            assertThat(group.stream().map(word -> words(word).getLast()).distinct()).hasSize(4);
            assertThat(group).allSatisfy(word -> assertThat(word).matches("[^ぁ-ん].* [ぁ-んー]+"));
        });
    }

    @Test
    void a_word_has_one_reading_wherever_it_stands() {
        Map<String, Long> readings = Vocabulary.rows("readings.tsv").stream().flatMap(List::stream).distinct()
                .collect(Collectors.groupingBy(word -> words(word).getFirst(), Collectors.counting()));
        assertThat(readings).allSatisfy((_, count) -> assertThat(count).isEqualTo(1));
    }

    @Test
    void a_thing_has_one_counter() {
        Stream<String> things = Vocabulary.rows("counters.tsv").stream().flatMap(row -> words(row.get(2)).stream());
        assertThat(things).doesNotHaveDuplicates();
    }

    /// Else a verb would more often be wrong than right, and its form alone would give it away.
    @Test
    void every_polite_verb_is_offered_as_unfit_as_often_as_any_other() {
        Map<String, Long> offers = Vocabulary.rows("keigo.tsv").stream().flatMap(row -> words(row.get(3)).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(offers).hasSize(9).allSatisfy((_, count) -> assertThat(count).isEqualTo(3));
    }

    @Test
    void a_particle_sentence_has_one_gap_and_three_wrong_answers() {
        assertThat(Vocabulary.rows("particles.tsv")).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get(2).split("（　）", -1)).hasSize(2);
            assertThat(words(row.get(1))).hasSize(3).doesNotContain(row.getFirst());
        });
    }

    @Test
    void alternatives_are_all_written_out() {
        assertThat(Alternatives.of("{赤|青}い{箱|車}")).containsExactly("赤い箱", "赤い車", "青い箱", "青い車");
    }
}
