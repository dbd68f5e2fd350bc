package io.hakari.scorers.statistics.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.hakari.scorers.statistics.agreement.CohenKappa.Weights;
import io.hakari.scorers.statistics.agreement.KrippendorffAlpha.Level;

class AgreementTest {

    @Nested
    class Of_two_raters {

        @ParameterizedTest
        @EnumSource
        void does_not_depend_on_who_is_first(Weights weights) {
            CohenKappa one = CohenKappa.of(ConfusionTable.of(new long[][]{{9, 2, 1}, {0, 5, 3}, {4, 1, 8}}), weights);
            CohenKappa other = CohenKappa.of(ConfusionTable.of(new long[][]{{9, 0, 4}, {2, 5, 1}, {1, 3, 8}}), weights);

            assertThat(one.kappa().getAsDouble()).isCloseTo(other.kappa().getAsDouble(), within(1e-15));
            assertThat(one.standardError().getAsDouble()).isCloseTo(other.standardError().getAsDouble(), within(1e-15));
        }

        @Test
        void is_undefined_in_one_class_and_zero_by_chance() {
            assertThat(CohenKappa.of(ConfusionTable.of(new long[][]{{5, 0}, {0, 0}}), Weights.NONE).kappa()).isEmpty();
            assertThat(CohenKappa.of(ConfusionTable.of(new long[][]{{5}}), Weights.LINEAR).standardError()).isEmpty();
            assertThat(CohenKappa.of(ConfusionTable.of(new long[][]{{4, 4}, {4, 4}}), Weights.NONE).kappa())
                    .hasValue(0);
        }

        @Test
        void refuses_tables_that_are_none() {
            assertThatThrownBy(() -> ConfusionTable.of(new long[][]{{1, 2}, {3}}))
                    .hasMessage("confusion row 1 [1 counts] must be as long as there are rows [2]");
            assertThatThrownBy(() -> ConfusionTable.of(new long[][]{{1, 2}, {3, -1}}))
                    .hasMessage("confusion count [-1] in row 1 must be at least 0");
            assertThatThrownBy(() -> ConfusionTable.of(new long[][]{{0, 0}, {0, 0}}))
                    .hasMessage("confusion [[[0, 0], [0, 0]]] must count something");
        }
    }

    @Nested
    class Of_many_raters {

        @Test
        void refuses_subjects_with_fewer_raters_than_others() {
            assertThatThrownBy(() -> FleissKappa.of(new long[][]{{2, 1}, {1, 1}}))
                    .hasMessage("raters [2] of subject 1 must be as many as of subject 0 [3]");
            assertThatThrownBy(() -> FleissKappa.of(new long[][]{{1, 0}, {0, 1}}))
                    .hasMessage("raters [1] of subject 0 must be at least 2");
        }

        @Test
        void is_one_when_all_say_the_same_of_each() {
            assertThat(FleissKappa.of(new long[][]{{3, 0}, {0, 3}})).hasValue(1);
        }
    }

    @Nested
    class With_ratings_missing {
        private final List<double[]> units = List.of(new double[]{1, 1, 2}, new double[]{3, 3}, new double[]{2, 4});

        @ParameterizedTest
        @EnumSource
        void leaves_out_what_was_rated_once(Level level) {
            List<double[]> more = List.of(units.get(0), new double[]{9}, units.get(1), new double[0], units.get(2));

            assertThat(KrippendorffAlpha.of(more, level)).isEqualTo(KrippendorffAlpha.of(units, level));
        }

        @Test
        void sees_only_the_order_of_ordinal_ratings() {
            List<double[]> stretched = List.of(new double[]{0.1, 0.1, 7}, new double[]{8, 8}, new double[]{7, 1e6});

            assertThat(KrippendorffAlpha.of(stretched, Level.ORDINAL))
                    .isEqualTo(KrippendorffAlpha.of(units, Level.ORDINAL));
            assertThat(KrippendorffAlpha.of(stretched, Level.INTERVAL))
                    .isNotEqualTo(KrippendorffAlpha.of(units, Level.INTERVAL));
        }

        @Test
        void is_undefined_without_a_unit_rated_twice() {
            assertThat(KrippendorffAlpha.of(List.of(new double[]{1}, new double[]{2}), Level.NOMINAL)).isEmpty();
            assertThat(KrippendorffAlpha.of(List.of(), Level.NOMINAL)).isEmpty();
        }

        @Test
        void knows_no_quotient_of_a_number_below_zero() {
            assertThatThrownBy(() -> KrippendorffAlpha.of(List.of(new double[]{1, -1}), Level.RATIO))
                    .hasMessage("rating [-1.0] must be at least 0 on the level of ratios");
        }
    }
}
