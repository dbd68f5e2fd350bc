package io.hakari.scorers.statistics.ability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;

class AbilityTest {
    private final List<Item> items = List.of(new Item(1, -1), new Item(2, 0), new Item(0.5, 3));

    @Test
    void is_the_difficulty_of_an_item_half_solved() {
        Ability ability = Ability.mostLikely(List.of(new Item(1.5, 4), new Item(1.5, 4)), new int[]{1, 0});

        assertThat(ability.theta()).isCloseTo(4, within(1e-14));
        // Information is 2 · 1.5² / 4.
        assertThat(ability.standardError().getAsDouble()).isCloseTo(Math.sqrt(1 / 1.125), within(1e-14));
    }

    @Test
    void has_no_bound_without_a_prior_when_all_items_say_the_same() {
        assertThat(Ability.mostLikely(items, new int[]{0, 0, 0}).theta()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Ability.mostLikely(List.of(new Item(-1, 0)), new int[]{1}).theta())
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Ability.mostProbable(items, new int[]{0, 0, 0}).theta()).isBetween(-2.0, 0.0);
    }

    @Test
    void is_found_however_far_away() {
        Ability far = Ability.mostLikely(List.of(new Item(1, 1e6), new Item(1, 1e6)), new int[]{1, 0});

        assertThat(far.theta()).isCloseTo(1e6, within(1e-6));
    }

    @Test
    void knows_no_response_but_right_and_wrong() {
        assertThatThrownBy(() -> Ability.mostLikely(items, new int[]{0, 2, 1}))
                .hasMessage("responses [2] at index 1 must be 0 or 1");
        assertThatThrownBy(() -> Ability.mostLikely(items, new int[]{0}))
                .hasMessage("items [3 values] and responses [1 values] must be as many");
        assertThatThrownBy(() -> new Item(0, 1)).hasMessage("discrimination [0.0] must not be 0");
    }

    @Test
    void is_told_best_by_items_of_its_own_difficulty() {
        Item item = new Item(2, 0.5);

        assertThat(item.information(0.5)).isEqualTo(1);
        assertThat(item.information(0.7)).isCloseTo(item.information(0.3), within(1e-15)).isLessThan(1);
        assertThat(item.information(-1000)).isNotNegative().isLessThan(1e-300);
        assertThat(item.chance(0.5)).isEqualTo(0.5);
    }
}
