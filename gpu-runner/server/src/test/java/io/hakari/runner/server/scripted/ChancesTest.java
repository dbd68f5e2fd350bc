package io.hakari.runner.server.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChancesTest {
    private final Chances chances = new Chances(1);

    @ParameterizedTest
    @ValueSource(ints = {'駅', 'で', 'a'})
    void are_one_together(int before) {
        long state = chances.after(chances.start(), before);
        double sum = 0;
        for (int token = 0; token <= Chances.END; token++) {
            sum += chances.probability(state, token);
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
    }

    @Test
    void of_the_letter_of_rank_0_are_the_best() {
        long state = chances.start();
        for (int step = 0; step < 1000; step++) {
            assertThat(chances.probability(state, chances.letter(state, 0)))
                    .isGreaterThan(chances.probability(state, chances.letter(state, 1)))
                    .isGreaterThan(0.5);
            state = chances.after(state, 'あ' + step % 50);
        }
    }

    @Test
    void depend_on_the_seed_and_on_the_order_of_what_came_before() {
        long forth = chances.after(chances.after(chances.start(), 'a'), 'b');
        long back = chances.after(chances.after(chances.start(), 'b'), 'a');
        assertThat(forth).isNotEqualTo(back);
        assertThat(new Chances(2).start()).isNotEqualTo(chances.start());
    }
}
