package io.hakari.scorers.statistics.proportion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class McNemarTest {

    @Test
    void a_p_value_is_a_probability_and_knows_no_side() {
        for (int b = 0; b <= 40; b++) {
            for (int c = 0; c <= 40; c++) {
                assertThat(McNemar.exact(b, c)).isBetween(0.0, 1.0).isEqualTo(McNemar.exact(c, b));
                assertThat(McNemar.midP(b, c)).isBetween(0.0, McNemar.exact(b, c)).isEqualTo(McNemar.midP(c, b));
            }
        }
    }

    @Test
    void both_one_sided_p_values_count_what_was_seen() {
        for (int b = 0; b <= 40; b++) {
            int c = 40 - b;
            double seen = McNemar.exactOneSided(b, c) + McNemar.exactOneSided(c, b) - 1;
            assertThat(seen).isCloseTo(McNemar.exact(b, c) - McNemar.midP(b, c), within(b == c ? 1 : 1e-14));
        }
    }

    @Test
    void without_a_discordant_pair_the_approximation_has_no_value() {
        McNemar.Asymptotic none = McNemar.asymptotic(0, 0, true);

        assertThat(none.statistic()).isEmpty();
        assertThat(none.p()).isEmpty();
        assertThat(McNemar.asymptotic(7, 7, true).p()).hasValue(1);
    }

    @Test
    void negative_counts_are_refused() {
        assertThatThrownBy(() -> McNemar.exact(-1, 2)).hasMessage("discordant pairs [-1] and [2] must be at least 0");
    }
}
