package io.hakari.scorers.statistics.multiplicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdjustmentTest {
    private static final double[] P = new SplittableRandom(4).doubles(40).map(u -> u * u * u).toArray();

    @ParameterizedTest
    @EnumSource
    void never_lowers_a_p_value_and_keeps_the_order(Adjustment adjustment) {
        double[] adjusted = of(adjustment, P);

        for (int i = 0; i < P.length; i++) {
            assertThat(adjusted[i]).isBetween(P[i], 1.0);
            for (int j = 0; j < P.length; j++) {
                assertThat(P[i] < P[j] && adjusted[i] > adjusted[j]).isFalse();
            }
        }
    }

    @Test
    void costs_less_the_less_is_promised() {
        for (int i = 0; i < P.length; i++) {
            assertThat(of(Adjustment.HOLM, P)[i]).isLessThanOrEqualTo(of(Adjustment.BONFERRONI, P)[i]);
            assertThat(of(Adjustment.HOCHBERG, P)[i]).isLessThanOrEqualTo(of(Adjustment.HOLM, P)[i]);
            assertThat(of(Adjustment.BENJAMINI_HOCHBERG, P)[i]).isLessThanOrEqualTo(of(Adjustment.HOCHBERG, P)[i]);
            assertThat(of(Adjustment.BENJAMINI_YEKUTIELI, P)[i])
                    .isGreaterThanOrEqualTo(of(Adjustment.BENJAMINI_HOCHBERG, P)[i]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_no_test_is_nothing(Adjustment adjustment) {
        assertThat(adjustment.adjust()).isEmpty();
        assertThat(adjustment.adjust(Double.NaN).getFirst()).isEmpty();
    }

    @Test
    void refuses_what_is_no_probability() {
        assertThatThrownBy(() -> Adjustment.HOLM.adjust(0.2, 1.5)).hasMessage("p [1.5] at index 1 must be in [0, 1]");
    }

    private static double[] of(Adjustment adjustment, double... p) {
        return adjustment.adjust(p).stream().mapToDouble(OptionalDouble::orElseThrow).toArray();
    }
}
