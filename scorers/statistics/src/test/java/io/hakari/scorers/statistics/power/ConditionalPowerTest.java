package io.hakari.scorers.statistics.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class ConditionalPowerTest {
    private static final ConditionalPower UNDECIDED = new ConditionalPower(400, 1.2, 1.96);

    /// 100,000 runs on from 400 items with z = 1.2, effect 0.06 an item; three deviations are 0.005.
    @Test
    void is_the_share_of_continuations_that_cross() {
        SplittableRandom random = new SplittableRandom(6);
        int crossed = 0;
        for (int run = 0; run < 100_000; run++) {
            double sum = 1.2 * 20 + 600 * 0.06 + random.nextGaussian() * Math.sqrt(600);
            crossed += sum / Math.sqrt(1000) >= 1.96 ? 1 : 0;
        }

        assertThat(UNDECIDED.at(1000)).isCloseTo(crossed / 100_000.0, within(0.005));
    }

    @Test
    void names_the_fewest_items_that_suffice() {
        long next = UNDECIDED.next(0.8, 100_000).orElseThrow();

        assertThat(UNDECIDED.at(next)).isGreaterThanOrEqualTo(0.8);
        assertThat(UNDECIDED.at(next - 1)).isLessThan(0.8);
    }

    @Test
    void finds_none_against_the_trend_or_beyond_the_most() {
        assertThat(new ConditionalPower(400, -0.5, 1.96).next(0.8, 1_000_000_000_000L)).isEmpty();
        assertThat(UNDECIDED.next(0.8, 500)).isEmpty();
    }

    @Test
    void is_certain_without_further_items() {
        assertThat(UNDECIDED.at(400)).isZero();
        assertThat(new ConditionalPower(400, 2, 1.96).at(400)).isEqualTo(1);
        assertThat(new ConditionalPower(400, 2, 1.96).next(0.8, 400)).hasValue(400);
    }

    @Test
    void refuses_fewer_items_than_were_seen() {
        assertThatThrownBy(() -> UNDECIDED.at(399)).hasMessage("next [399] must be at least [400]");
        assertThatThrownBy(() -> new ConditionalPower(0, 1, 2)).hasMessage("items [0] must be at least 1");
        assertThatThrownBy(() -> new ConditionalPower(9, Double.NaN, 2)).hasMessage("z [NaN] must be finite");
    }
}
