package io.hakari.scorers.statistics.variance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

class NoiseDecompositionTest {

    @Test
    void of_answers_that_never_change_is_all_in_the_items() {
        NoiseDecomposition noise = NoiseDecomposition.of(new double[][]{{1, 1}, {0, 0, 0}});

        assertThat(noise.prediction()).hasValue(0);
        assertThat(noise.data().orElseThrow()).isCloseTo(0.5, within(1e-15));
        assertThat(noise.error().orElseThrow()).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void of_items_that_are_alike_is_all_in_the_answers() {
        NoiseDecomposition noise = NoiseDecomposition.of(new double[][]{{0, 1}, {1, 0}});

        assertThat(noise.prediction()).hasValue(0.5);
        assertThat(noise.data()).hasValue(-0.25);
        assertThat(noise.total()).hasValue(0.25);
    }

    @Test
    void needs_answers_to_repeat_and_items_to_compare() {
        NoiseDecomposition single = NoiseDecomposition.of(new double[][]{{0, 1}, {1}});
        NoiseDecomposition one = NoiseDecomposition.of(new double[][]{{0, 1}});

        assertThat(single.prediction()).isEmpty();
        assertThat(single.total()).isEmpty();
        assertThat(single.error()).isPresent();
        assertThat(one.prediction()).isEqualTo(OptionalDouble.of(0.5));
        assertThat(one.error()).isEmpty();
    }

    @Test
    void refuses_an_item_without_answers() {
        assertThatThrownBy(() -> NoiseDecomposition.of(new double[][]{{1}, {}}))
                .hasMessage("table [] must hold at least one number");
        assertThatThrownBy(() -> NoiseDecomposition.of(new double[0][]))
                .hasMessage("table [] must hold at least one row");
    }
}
