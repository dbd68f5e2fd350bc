package io.hakari.scorers.statistics.rare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

import io.hakari.scorers.statistics.rare.WorstCaseSearch.Found;

class WorstCaseSearchTest {

    /// Chance alone would find this once in three and a half million experiments.
    @Test
    void finds_what_chance_does_not() throws InterruptedException {
        int[] asked = new int[1];

        List<Found> found = new WorstCaseSearch(10, 50, 20, 2, 4, 1).run(u -> {
            asked[0]++;
            return DoubleStream.of(u).sum() / Math.sqrt(10) - 5;
        }, 1);

        assertThat(found).hasSize(2).allSatisfy(one -> assertThat(one.margin()).isPositive());
        assertThat(asked[0]).isEqualTo(2 * 50 * 20);
    }

    @Test
    void finds_different_events_from_different_starts() throws InterruptedException {
        List<Found> found = new WorstCaseSearch(2, 30, 15, 8, 4, 1).run(u -> Math.abs(u[0]) - 3, 1);

        assertThat(found).anySatisfy(one -> assertThat(one.u().getFirst()).isGreaterThan(3))
                .anySatisfy(one -> assertThat(one.u().getFirst()).isLessThan(-3));
    }

    @Test
    void does_not_go_beyond_its_reach_and_tells_the_worst_first() throws InterruptedException {
        List<Found> found = new WorstCaseSearch(3, 30, 15, 4, 2.5, 1).run(u -> u[0] - Math.abs(u[1]), 1);

        assertThat(found).extracting(Found::margin).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(found).allSatisfy(one -> assertThat(one.u()).allMatch(number -> Math.abs(number) <= 2.5));
        assertThat(found.getFirst().margin()).isGreaterThan(2.3);
    }

    @Test
    void tells_the_margin_of_the_numbers_it_tells() throws InterruptedException {
        Margin margin = u -> Math.sin(3 * u[0]) + u[1] / 4;
        for (Found found : new WorstCaseSearch(2, 20, 5, 3, 4, 9).run(margin, 1)) {
            assertThat(margin.at(new double[]{found.u().get(0), found.u().get(1)})).isEqualTo(found.margin());
        }
        assertThat(new WorstCaseSearch(2, 20, 5, 3, 4, 9).run(margin, 1))
                .isEqualTo(new WorstCaseSearch(2, 20, 5, 3, 4, 9).run(margin, 3));
    }

    @Test
    void settings_outside_their_range_are_refused() {
        assertThatThrownBy(() -> new WorstCaseSearch(0, 20, 1, 1, 4, 1))
                .hasMessage("dimensions [0] must be at least 1");
        assertThatThrownBy(() -> new WorstCaseSearch(1, 19, 1, 1, 4, 1))
                .hasMessage("population [19] must be at least 20");
        assertThatThrownBy(() -> new WorstCaseSearch(1, 20, 0, 1, 4, 1))
                .hasMessage("generations [0] must be at least 1");
        assertThatThrownBy(() -> new WorstCaseSearch(1, 20, 1, 0, 4, 1)).hasMessage("restarts [0] must be at least 1");
        assertThatThrownBy(() -> new WorstCaseSearch(1, 20, 1, 1, 0, 1))
                .hasMessage("reach [0.0] must be in (0, Infinity)");
        assertThatThrownBy(() -> new WorstCaseSearch(1, 20, 1, 1, 4, 1).run(_ -> Double.NaN, 1))
                .hasMessageContaining("margin [NaN] at [");
    }
}
