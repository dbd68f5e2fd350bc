package io.hakari.scorers.statistics;

import static io.hakari.scorers.statistics.Mean.mean;
import static io.hakari.scorers.statistics.Runs.scores;
import static io.hakari.scorers.statistics.Runs.trial;
import static io.hakari.scorers.statistics.Runs.trials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.hakari.metric.Estimate;

class MeanTest {
    /// Student's 97.5 % quantile with two degrees of freedom has the closed form (2p - 1) √(2 / (1 - (2p - 1)²)).
    private static final double T2 = 0.95 * Math.sqrt(2 / (1 - 0.95 * 0.95));

    @Test
    void is_named_and_higher_is_better() {
        assertThat(mean().name()).isEqualTo("mean");
        assertThat(mean().higherIsBetter()).isTrue();
        assertThat(mean().confidence(0.9)).hasToString("Mean[confidence=0.9, low=-Infinity, high=Infinity]");
    }

    @Nested
    class Of_one_run {

        /// By hand: mean 0.5, deviation 0.1.
        @Test
        void has_students_interval() {
            Estimate measured = mean().measure(scores(0.4, 0.5, 0.6)).orElseThrow().at(0.95);

            assertThat(measured.value()).isCloseTo(0.5, within(1e-15));
            assertThat(measured.upper() - measured.value())
                    .isCloseTo(T2 * 0.1 / Math.sqrt(3), within(1e-12));
            assertThat(measured.scored()).isEqualTo(3);
            assertThat(measured.method()).isEqualTo("student-t");
        }

        @Test
        void takes_what_is_missing_for_the_worst_and_for_the_best() {
            Estimate measured = mean().within(0, 10).measure(scores(4, 5, 6, Double.NaN)).orElseThrow().at(0.95);

            assertThat(measured.value()).isEqualTo(5);
            assertThat(measured.unscored()).isEqualTo(1);
            assertThat(measured.lower())
                    .isEqualTo(mean().within(0, 10).measure(scores(4, 5, 6, 0)).orElseThrow().at(0.95).lower());
            assertThat(measured.upper())
                    .isEqualTo(mean().within(0, 10).measure(scores(4, 5, 6, 10)).orElseThrow().at(0.95).upper());
        }

        @Test
        void is_everything_when_a_score_of_an_unknown_scale_is_missing() {
            Estimate measured = mean().measure(scores(4, 5, 6, Double.NaN)).orElseThrow().at(0.95);

            assertThat(measured.value()).isEqualTo(5);
            assertThat(measured.upper()).isEqualTo(Double.POSITIVE_INFINITY);
        }

        @Test
        void refuses_scores_that_are_not_on_their_scale() {
            assertThatThrownBy(() -> mean().within(0, 10).measure(scores(4, 11)))
                    .hasMessage("scores from [4.0] to [11.0] do not lie on the scale [0.0, 10.0]");
        }

        @Test
        void stays_within_zero_and_one_when_its_scores_do() {
            Estimate measured = mean().measure(scores(0.9, 1, 0, 1)).orElseThrow().at(0.95);

            assertThat(measured.upper()).isEqualTo(1);
            assertThat(measured.lower()).isEqualTo(0);
            assertThat(mean().measure(scores(0.9, 2, 0, 2)).orElseThrow().at(0.95).upper()).isGreaterThan(2);
        }

        @Test
        void of_one_score_is_nearly_everything() {
            Estimate measured = mean().measure(scores(0.6)).orElseThrow().at(0.95);

            assertThat(measured.value()).isEqualTo(0.6);
            assertThat(measured.lower()).isCloseTo(0.6 - 0.975 * 0.6, within(1e-12));
            assertThat(measured.upper()).isCloseTo(0.6 + 0.975 * 0.4, within(1e-12));
            assertThat(measured.method()).isEqualTo("constant");
        }

        @Test
        void of_equal_scores_is_no_point() {
            double[] perfect = new double[100];
            Arrays.fill(perfect, 1);

            Estimate measured = mean().measure(scores(perfect)).orElseThrow().at(0.95);

            assertThat(measured.upper()).isEqualTo(1);
            assertThat(measured.lower()).isCloseTo(Math.pow(0.025, 1.0 / 100), within(1e-12));
        }

        @Test
        void of_equal_scores_on_an_unknown_scale_is_everything() {
            Estimate measured = mean().measure(scores(7, 7, 7)).orElseThrow().at(0.95);

            assertThat(measured.lower()).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(measured.upper()).isEqualTo(Double.POSITIVE_INFINITY);
        }

        @Test
        void contains_its_value_when_all_scores_are_the_same_fraction() {
            for (int n = 1; n <= 40; n++) {
                double[] values = new double[n];
                Arrays.fill(values, 0.1);
                Estimate measured = mean().measure(scores(values)).orElseThrow().at(0.95);
                assertThat(measured.value()).isCloseTo(0.1, within(1e-15)).isBetween(measured.lower(),
                        measured.upper());
            }
        }

        @Test
        void is_no_surer_for_asking_the_same_samples_again() {
            Estimate once = mean().measure(scores(0.25, 0.5, 0.75)).orElseThrow().at(0.95);
            Estimate twice = mean().measure(trials(trial("a", 1, 0.25), trial("a", 2, 0.25), trial("b", 1, 0.5),
                    trial("b", 2, 0.5), trial("c", 1, 0.75), trial("c", 2, 0.75))).orElseThrow().at(0.95);

            assertThat(twice.upper() - twice.lower()).isGreaterThan(0.85 * (once.upper() - once.lower()));
        }

        @Test
        void is_absent_when_nothing_was_scored() {
            assertThat(mean().measure(scores(Double.NaN))).isEmpty();
        }
    }

    @Nested
    class Against_a_baseline {

        /// By hand: differences 0.5, 0 and 0.4 with variance 0.07.
        @Test
        void has_students_interval_of_the_differences() {
            Estimate change = mean().change(scores(0.9, 0.5, 0.7), scores(0.4, 0.5, 0.3)).orElseThrow().at(0.95);

            assertThat(change.value()).isCloseTo(0.3, within(1e-15));
            assertThat(change.upper() - 0.3)
                    .isCloseTo(T2 * Math.sqrt(0.07) / Math.sqrt(3), within(1e-12));
            assertThat(change.method()).isEqualTo("student-t");
        }

        @Test
        void is_no_point_when_nothing_changed() {
            Estimate change = mean().change(scores(0.2, 0.9, 0.4), scores(0.2, 0.9, 0.4)).orElseThrow().at(0.95);

            assertThat(change.value()).isZero();
            assertThat(change.upper()).isCloseTo(1 - Math.cbrt(0.025), within(1e-12)).isEqualTo(-change.lower());
            assertThat(change.method()).isEqualTo("constant");
        }

        @Test
        void joins_what_is_not_paired() {
            Estimate change = mean().change(trials(trial("a", 1, 0.5), trial("b", 1, 0.5)),
                    trials(trial("c", 1, 0.5), trial("b", 1, 0.25))).orElseThrow().at(0.95);

            assertThat(change.value()).isEqualTo(0.25);
            assertThat(change.scored()).isEqualTo(1);
            assertThat(change.unscored()).isEqualTo(2);
        }
    }
}
