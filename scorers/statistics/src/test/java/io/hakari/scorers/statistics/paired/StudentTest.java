package io.hakari.scorers.statistics.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StudentTest {
    private static final double[] A = {0.3, 0.9, 0.4, 0.8, 0.7};
    private static final double[] B = {0.2, 0.5, 0.6, 0.6, 0.4};
    private static final double[] NONE = new double[5];

    @Nested
    class Differences_without_variance {
        private final double[] ones = {1, 1};

        @Test
        void have_an_infinite_statistic_or_none() {
            PairedT above = PairedT.of(ones, new double[2], 0.95);
            PairedT equal = PairedT.of(ones, ones, 0.95);

            assertThat(above.t()).hasValue(Double.POSITIVE_INFINITY);
            assertThat(above.p()).hasValue(0);
            assertThat(above.lower()).hasValue(1);
            assertThat(equal.t()).isEmpty();
            assertThat(equal.p()).isEmpty();
            assertThat(equal.se()).hasValue(0);
        }

        @Test
        void on_the_margin_prove_nothing() {
            NonInferiorityT test = NonInferiorityT.of(new double[2], ones, 1, 0.05);

            assertThat(test.t()).isEmpty();
            assertThat(test.nonInferior()).isFalse();
        }

        @Test
        void have_no_degrees_of_freedom_by_welch() {
            WelchT test = WelchT.of(ones, new double[3], 0.95);

            assertThat(test.df()).isEmpty();
            assertThat(test.p()).hasValue(0);
            assertThat(test.upper()).hasValue(1);
        }
    }

    @Nested
    class One_pair {
        private final double[] one = {1};

        @Test
        void tells_its_difference_and_nothing_else() {
            PairedT test = PairedT.of(one, new double[1], 0.95);

            assertThat(test.difference()).isEqualTo(1);
            assertThat(test.se()).isEmpty();
            assertThat(test.t()).isEmpty();
            assertThat(test.p()).isEmpty();
            assertThat(test.lower()).isEmpty();
        }

        @Test
        void is_neither_equivalent_nor_good_enough() {
            assertThat(EquivalenceT.of(one, one, -1, 1).p()).isEmpty();
            assertThat(NonInferiorityT.of(one, one, 1, 0.05).nonInferior()).isFalse();
            assertThat(WelchT.of(one, A, 0.95).lower()).isEmpty();
        }
    }

    @Test
    void an_interval_holds_zero_just_when_p_is_above_the_rest() {
        PairedT test = PairedT.of(A, B, 0.95);
        PairedT edge = PairedT.of(A, B, 1 - test.p().orElseThrow());

        assertThat(edge.lower().orElseThrow()).isCloseTo(0, within(1e-14));
    }

    @Test
    void a_bound_meets_the_margin_just_when_p_is_alpha() {
        NonInferiorityT test = NonInferiorityT.of(B, A, 0.3, 0.05);
        NonInferiorityT edge = NonInferiorityT.of(B, A, 0.3, test.p().orElseThrow());

        assertThat(edge.lowerBound().orElseThrow()).isCloseTo(-0.3, within(1e-14));
    }

    @Test
    void equivalence_takes_the_worse_of_its_sides() {
        EquivalenceT test = EquivalenceT.of(A, B, -0.2, 0.5);

        assertThat(test.p().orElseThrow())
                .isEqualTo(Math.max(test.pLower().orElseThrow(), test.pUpper().orElseThrow()));
        assertThat(EquivalenceT.of(B, A, -0.5, 0.2).p().orElseThrow()).isCloseTo(test.p().orElseThrow(),
                within(1e-15));
    }

    @Test
    void what_cannot_be_compared_is_refused() {
        assertThatThrownBy(() -> PairedT.of(A, new double[2], 0.95))
                .hasMessage("a [5 values] and b [2 values] must be as many");
        assertThatThrownBy(() -> EquivalenceT.of(A, B, 0.1, 0.1)).hasMessage("low [0.1] must be below high [0.1]");
        assertThatThrownBy(() -> NonInferiorityT.of(A, NONE, 0.1, 1)).hasMessage("alpha [1.0] must be in (0, 1)");
        assertThatThrownBy(() -> WelchT.of(A, new double[]{Double.POSITIVE_INFINITY}, 0.95))
                .hasMessage("b [Infinity] at index 0 must be finite");
    }
}
