package io.hakari.scorers.statistics.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.hakari.scorers.statistics.judge.RoganGladen.Share;

class JudgeTest {
    private final double[] labels = {1, 0, 1, 1, 0};
    private final double[] predicted = {0.9, 0.2, 0.7, 1, 0.1};
    private final double[] unlabelled = {1, 0.8, 0.3, 1, 0, 0.9, 1, 0.4};

    @Nested
    class A_prediction_powered_mean {

        @Test
        void stays_one_sided_when_lambda_was_tuned() {
            PpiMean mean = PpiMean.tuned(labels, predicted, unlabelled);

            assertThat(mean.lowerBound(0.95)).isCloseTo(mean.interval(0.9).lower(), within(1e-14));
            assertThat(mean.upperBound(0.95)).isCloseTo(mean.interval(0.9).upper(), within(1e-14));
            assertThat(mean.pGreater(0.2).getAsDouble() + mean.pLess(0.2).getAsDouble()).isCloseTo(1, within(1e-15));
            assertThat(mean.pDifferent(0.2).getAsDouble()).isCloseTo(2 * mean.pGreater(0.2).getAsDouble(),
                    within(1e-15));
            assertThat(mean.pGreater(mean.lowerBound(0.95)).getAsDouble()).isCloseTo(0.05, within(1e-14));
        }

        @Test
        void leaves_out_a_judge_that_always_says_the_same_or_the_opposite() {
            double[] same = {1, 1, 1, 1, 1};
            double[] opposite = {0, 1, 0, 0, 1};

            assertThat(PpiMean.tuned(labels, same, same).lambda()).isZero();
            assertThat(PpiMean.tuned(labels, opposite, unlabelled).lambda()).isZero();
            assertThat(PpiMean.tuned(labels, opposite, unlabelled).estimate()).isCloseTo(0.6, within(1e-15));
        }

        @Test
        void has_no_p_where_nothing_varied() {
            PpiMean flat = PpiMean.of(new double[]{1, 1}, new double[]{1, 1}, new double[]{1, 1}, 1);

            assertThat(flat.pGreater(1)).isEmpty();
            assertThat(flat.pGreater(0.5)).hasValue(0);
        }

        @Test
        void needs_two_labels() {
            assertThatThrownBy(() -> PpiMean.tuned(new double[]{1}, new double[]{1}, unlabelled))
                    .hasMessage("labels [1] must be at least 2");
            assertThatThrownBy(() -> PpiMean.of(labels, predicted, unlabelled, Double.NaN))
                    .hasMessage("lambda [NaN] must be finite");
        }
    }

    @Nested
    class A_share_corrected_for_the_judge {

        @Test
        void is_what_a_perfect_judge_said() {
            RoganGladen share = RoganGladen.of(new Share(0.3, 1000), new Share(1, 1_000_000), new Share(1, 1_000_000),
                    0.95);

            assertThat(share.estimate()).isCloseTo(0.3, within(1e-15));
            // Wilson's interval of 300 in 1000 in the limit: statsmodels 0.15 gives (0.27241, 0.32916).
            assertThat(share.lower()).isCloseTo(0.27241, within(2e-4));
            assertThat(share.upper()).isCloseTo(0.32916, within(2e-4));
        }

        @Test
        void may_be_anything_where_the_judge_was_hardly_checked() {
            RoganGladen share = RoganGladen.of(new Share(0.5, 100), new Share(0.9, 1), new Share(0.2, 1000), 0.95);

            assertThat(share.lower()).isZero();
            assertThat(share.upper()).isEqualTo(1);
        }

        @Test
        void is_refused_to_a_judge_no_better_than_chance() {
            assertThatThrownBy(() -> RoganGladen.of(new Share(0.5, 100), new Share(0.3, 50), new Share(0.4, 50), 0.95))
                    .hasMessage("specificity [0.3] and sensitivity [0.4] must be above 1 together;"
                            + " a judge no better than chance cannot be corrected");
            assertThatThrownBy(() -> new Share(0.5, 0)).hasMessage("trials [0] must be at least 1");
        }
    }
}
