package io.hakari.scorers.statistics.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class SampleMeanTest {

    @Test
    void one_number_has_no_error() {
        assertThat(SampleMean.of(new double[]{0.5}).se()).isEmpty();
        assertThat(SampleMean.ofCounted(new double[]{0.5, 0.7}, new long[]{0, 1}).deviation()).isEmpty();
    }

    @Test
    void equal_numbers_are_their_mean_without_error() {
        // Their sum, rounded and divided by 3, is another number.
        SampleMean mean = SampleMean.of(new double[]{0.003, 0.003, 0.003});

        assertThat(mean.mean()).isEqualTo(0.003);
        assertThat(mean.se()).hasValue(0);
    }

    @Test
    void numbers_at_the_ends_of_what_a_double_holds_keep_theirs() {
        SampleMean large = SampleMean.of(new double[]{1e308, -1e308, 1e308});

        assertThat(large.mean()).isCloseTo(1e308 / 3, withinPercentage(1e-12));
        // √(4/3) · 10³⁰⁸
        assertThat(large.deviation().orElseThrow()).isCloseTo(1.1547005383792515e308, withinPercentage(1e-12));
        assertThat(SampleMean.of(new double[]{1e-300, -1e-300}).deviation().orElseThrow()).isPositive();
    }

    @Test
    void counted_numbers_are_as_good_as_each_by_itself() {
        assertThat(SampleMean.ofCounted(new double[]{1, 0}, new long[]{3, 2}))
                .isEqualTo(SampleMean.of(new double[]{1, 0, 1, 0, 1}));
    }

    @Test
    void what_is_no_number_is_refused() {
        assertThatThrownBy(() -> SampleMean.of(new double[0])).hasMessage("values [] must hold at least one number");
        assertThatThrownBy(() -> SampleMean.of(new double[]{1, Double.NaN}))
                .hasMessage("values [NaN] at index 1 must be finite");
        assertThatThrownBy(() -> SampleMean.ofCounted(new double[]{1}, new long[]{0}))
                .hasMessage("counts [0 together] must be at least 1");
        assertThatThrownBy(() -> SampleMean.ofCounted(new double[]{1}, new long[]{-2}))
                .hasMessage("count [-2] must be at least 0");
        assertThatThrownBy(() -> SampleMean.ofCounted(new double[]{1}, new long[0]))
                .hasMessage("values [1 values] and counts [0 values] must be as many");
    }
}
