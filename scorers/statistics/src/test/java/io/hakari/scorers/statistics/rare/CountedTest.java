package io.hakari.scorers.statistics.rare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import io.hakari.scorers.statistics.number.Normal;
import io.hakari.scorers.statistics.proportion.Proportions;
import io.hakari.scorers.statistics.rare.RareProbability.Bounded;
import io.hakari.scorers.statistics.rare.RareProbability.Settled;

class CountedTest {

    @Test
    void counts_independent_experiments() throws InterruptedException {
        Settled found = (Settled) Counted.of(u -> u[0] + u[1] - 2 * Math.sqrt(2), 2, 20_001, 0.95, 1, 2);

        assertThat(found.value()).isCloseTo(Normal.above(2), within(4 * Math.sqrt(Normal.above(2) / 20_001)));
        long events = Math.round(found.value() * 20_001);
        assertThat(found.interval()).isEqualTo(Proportions.clopperPearson(events, 20_001L, 0.95));
        assertThat(found.evaluations()).isEqualTo(20_001);
        assertThat(Counted.of(u -> u[0] + u[1] - 2 * Math.sqrt(2), 2, 20_001, 0.95, 1, 5)).isEqualTo(found);
    }

    @Test
    void gives_bounds_alone_when_nothing_or_everything_happens() throws InterruptedException {
        Bounded nothing = (Bounded) Counted.of(_ -> 0, 1, 299, 0.9, 1, 1);
        Bounded everything = (Bounded) Counted.of(_ -> 1, 1, 1, 0.9, 1, 1);

        assertThat(nothing.reason()).isEqualTo("none of 299 independent experiments had the event");
        assertThat(nothing.interval().upper()).isCloseTo(0.01, within(4e-5));
        assertThat(everything.reason()).isEqualTo("all of 1 independent experiments had the event");
    }

    @Test
    void refuses_to_count_nothing() {
        assertThatThrownBy(() -> Counted.of(_ -> 1, 1, 0, 0.9, 1, 1)).hasMessage("experiments [0] must be at least 1");
        assertThatThrownBy(() -> Counted.of(_ -> 1, 1, 1, 0.9, 1, 0)).hasMessage("threads [0] must be at least 1");
        assertThatThrownBy(() -> Counted.of(_ -> Double.NaN, 1, 1, 0.9, 1, 1)).hasMessageContaining("margin [NaN] at [");
    }
}
