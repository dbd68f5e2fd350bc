package io.hakari.suites.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeldOutTest {

    @ParameterizedTest
    @EnumSource
    void no_fact_stands_on_both_sides(Family family) {
        assertThat(facts(family, Side.EVALUATION)).isNotEmpty().doesNotContainAnyElementsOf(
                facts(family, Side.TRAINING));
    }

    @ParameterizedTest
    @EnumSource
    void a_fifth_to_two_fifths_of_every_family_is_held_out(Family family) {
        double heldOut = family.items(Side.EVALUATION).count();
        double all = heldOut + family.items(Side.TRAINING).count();
        assertThat(heldOut / all).isBetween(0.2, 0.4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20260401, 20261123})
    void no_question_with_its_answer_occurs_in_training_text(long seed) {
        Set<String> asked = Stream.of(Family.values())
                .flatMap(family -> JapaneseCoreSuite.drawn(family.taskName()).draw().stream())
                .map(Asking::line).collect(Collectors.toSet());
        List<String> text = TrainingText.texts(seed, List.of(Family.values())).limit(100_000).toList();
        assertThat(text).hasSize(100_000).noneMatch(asked::contains);
    }

    @Test
    void a_sum_is_held_out_in_both_orders_and_every_wording() {
        Set<String> sides = new KanjiSums().items().filter(item -> item.fact().equals("13+37"))
                .map(item -> Side.of("kanji-sums", item).name()).collect(Collectors.toSet());
        assertThat(sides).hasSize(1);
    }

    private static Set<String> facts(Family family, Side side) {
        return family.items(side).map(Item::fact).collect(Collectors.toSet());
    }
}
