package io.hakari.scorers.statistics.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.hakari.scorers.statistics.proportion.McNemar;

class ExactSignFlipTest {
    private static final double[] WHOLE = {3, -1, 4, 1, -5, 9, 2, 6, -5, 3, 5};
    private static final double[] ROOTS = IntStream.rangeClosed(1, 14)
            .mapToDouble(i -> Math.sqrt(i) * (i % 4 == 0 ? -1 : 1)).toArray();

    @Test
    void counts_what_every_pattern_of_signs_gives() {
        for (double[] differences : new double[][]{WHOLE, ROOTS}) {
            double[] turned = Arrays.stream(differences).map(d -> -d).toArray();
            assertThat(ExactSignFlip.p(differences, Alternative.GREATER)).isEqualTo(counted(differences));
            assertThat(ExactSignFlip.p(differences, Alternative.LESS)).isEqualTo(counted(turned));
            assertThat(ExactSignFlip.p(differences, Alternative.TWO_SIDED))
                    .isEqualTo(2 * Math.min(counted(differences), counted(turned)));
        }
    }

    @Test
    void counts_sums_as_equal_that_are_equal_on_paper() {
        // 0.1 + 0.2 - 0.3 is 0 on paper and 5.6e-17 in doubles: 5 of 8 patterns give at least 0.
        assertThat(ExactSignFlip.p(new double[]{0.1, 0.2, -0.3}, Alternative.GREATER)).isEqualTo(0.625);
        assertThat(ExactSignFlip.p(new double[]{1.0 / 3, 2.0 / 3, -1}, Alternative.LESS)).isEqualTo(0.625);
    }

    @Test
    void is_mcnemars_test_for_right_and_wrong_however_many() {
        double[] differences = new double[200_000];
        Arrays.fill(differences, 0, 1000, 1);
        Arrays.fill(differences, 1000, 2200, -1);

        assertThat(ExactSignFlip.p(differences, Alternative.TWO_SIDED)).isEqualTo(McNemar.exact(1000, 1200));
    }

    @Test
    void keeps_its_digits_for_a_thousand_differences_of_one_sign() {
        double[] differences = IntStream.range(0, 1000).mapToDouble(i -> i % 4 + 1).toArray();

        // Only one of 2¹⁰⁰⁰ patterns gives as much.
        assertThat(ExactSignFlip.p(differences, Alternative.GREATER)).isCloseTo(0x1p-1000, withinPercentage(1e-10));
    }

    @Test
    void lays_two_halves_against_each_other_without_a_common_unit() {
        double[] forty = IntStream.rangeClosed(1, 40).mapToDouble(i -> Math.sqrt(i) * (i % 3 == 0 ? -1 : 1)).toArray();

        assertThat(ExactSignFlip.p(forty, Alternative.GREATER) + ExactSignFlip.p(forty, Alternative.LESS))
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void does_not_change_with_the_unit() {
        double[] large = Arrays.stream(ROOTS).map(d -> d * 1e307).toArray();

        assertThat(ExactSignFlip.p(large, Alternative.TWO_SIDED)).isEqualTo(ExactSignFlip.p(ROOTS,
                Alternative.TWO_SIDED));
    }

    @Test
    void refuses_what_would_take_years() {
        double[] many = IntStream.rangeClosed(1, 41).mapToDouble(Math::sqrt).toArray();

        assertThatThrownBy(() -> ExactSignFlip.p(many, Alternative.LESS))
                .hasMessage("differences [41 values other than 0] must be at most 40, or multiples of one unit,"
                        + " for the exact test; draw sign patterns by chance instead");
    }

    private static double counted(double[] differences) {
        double seen = Arrays.stream(differences).sum();
        int patterns = 1 << differences.length;
        long count = IntStream.range(0, patterns).filter(pattern -> {
            double sum = 0;
            for (int i = 0; i < differences.length; i++) {
                sum += (pattern >> i & 1) == 1 ? differences[i] : -differences[i];
            }
            return sum >= seen - 1e-9;
        }).count();
        return (double) count / patterns;
    }
}
