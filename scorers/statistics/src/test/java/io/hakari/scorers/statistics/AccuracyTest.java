package io.hakari.scorers.statistics;

import static io.hakari.scorers.statistics.Accuracy.accuracy;
import static io.hakari.scorers.statistics.Runs.ones;
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
import io.hakari.metric.Interval;
import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.scorers.statistics.proportion.PairedProportions;
import io.hakari.scorers.statistics.proportion.Proportions;

class AccuracyTest {

    @Test
    void is_named_and_higher_is_better() {
        assertThat(accuracy().name()).isEqualTo("accuracy");
        assertThat(accuracy().higherIsBetter()).isTrue();
    }

    @Test
    void its_settings_reach_the_run_record() {
        assertThat(accuracy().confidence(0.9).exact()).hasToString("Accuracy[confidence=0.9, clopperPearson=true]");
    }

    @Nested
    class Of_one_run {

        /// mpmath 1.4.1, 50 digits: Wilson, 3 of 10 at 95 %.
        @Test
        void has_wilsons_interval() {
            Estimate measured = accuracy().measure(scores(ones(3, 10))).orElseThrow().at(0.95);

            assertThat(measured.value()).isEqualTo(0.3);
            assertThat(measured.lower()).isCloseTo(0.10779126740630104, within(1e-15));
            assertThat(measured.upper()).isCloseTo(0.6032218525388546, within(1e-15));
            assertThat(measured.interval().confidence()).isEqualTo(0.95);
            assertThat(measured.scored()).isEqualTo(10);
            assertThat(measured.unscored()).isZero();
            assertThat(measured.method()).isEqualTo("wilson");
        }

        /// mpmath 1.4.1, 50 digits: Clopper-Pearson, 9 of 10 at 90 %.
        @Test
        void has_the_exact_interval_on_demand() {
            Estimate measured = accuracy().exact().confidence(0.9).measure(scores(ones(9, 10))).orElseThrow().at(0.9);

            assertThat(measured.lower()).isCloseTo(0.6058366975634952, within(1e-12));
            assertThat(measured.upper()).isCloseTo(0.9948838031081763, within(1e-12));
            assertThat(measured.interval().confidence()).isEqualTo(0.9);
            assertThat(measured.method()).isEqualTo("clopper-pearson");
        }

        @Test
        void is_uncertain_even_when_all_is_right_or_all_is_wrong() {
            assertThat(accuracy().measure(scores(1)).orElseThrow().at(0.95).interval())
                    .isEqualTo(new Interval(1 - 0.7934506856227626, 1, 0.95));
            assertThat(accuracy().measure(scores(0)).orElseThrow().at(0.95).interval())
                    .isEqualTo(new Interval(0, 0.7934506856227626, 0.95));
        }

        @Test
        void leaves_out_what_could_not_be_scored_and_counts_it() {
            Estimate measured = accuracy().measure(scores(1, Double.NaN, 0, Double.NaN, 1)).orElseThrow().at(0.95);

            assertThat(measured.value()).isEqualTo(2.0 / 3);
            assertThat(measured.scored()).isEqualTo(3);
            assertThat(measured.unscored()).isEqualTo(2);
        }

        /// A runner that loses the questions it would get wrong gains nothing at the lower end.
        @Test
        void takes_what_is_missing_for_wrong_and_for_right() {
            double[] answers = ones(9, 12);
            Arrays.fill(answers, 10, 12, Double.NaN);

            Estimate measured = accuracy().measure(scores(answers)).orElseThrow().at(0.95);

            assertThat(measured.value()).isEqualTo(0.9);
            assertThat(measured.lower()).isEqualTo(Proportions.wilson(9, 12, 0.95).lower());
            assertThat(measured.upper()).isEqualTo(Proportions.wilson(11, 12, 0.95).upper());
        }

        @Test
        void is_absent_when_nothing_was_scored() {
            assertThat(accuracy().measure(scores())).isEmpty();
            assertThat(accuracy().measure(scores(Double.NaN))).isEmpty();
        }

        @Test
        void contains_its_value_for_every_count() {
            for (int n = 1; n <= 60; n++) {
                for (int k = 0; k <= n; k++) {
                    for (Accuracy metric : new Accuracy[]{accuracy(), accuracy().exact()}) {
                        Estimate measured = metric.measure(scores(ones(k, n))).orElseThrow().at(0.95);
                        assertThat(measured.value()).isBetween(measured.lower(), measured.upper());
                        assertThat(measured.lower()).isNotNegative();
                        assertThat(measured.upper()).isLessThanOrEqualTo(1);
                    }
                }
            }
        }

        @Test
        void is_no_surer_for_asking_the_same_samples_again() {
            Estimate once = accuracy().measure(trials(trial("a", 1, 1), trial("b", 1, 0))).orElseThrow().at(0.95);
            Estimate twice = accuracy().measure(
                    trials(trial("a", 1, 1), trial("a", 2, 1), trial("b", 1, 0), trial("b", 2, 0))).orElseThrow()
                    .at(0.95);

            assertThat(twice.interval()).isEqualTo(once.interval());
            assertThat(twice.scored()).isEqualTo(4);
        }

        /// The engine calls samples of the same content attempts at one: 99 samples, one of them twice, are worth
        /// 100²/(98 + 4) = 98.04.
        @Test
        void is_hardly_less_sure_for_one_sample_that_is_there_twice() {
            ScoredTrial[] trials = new ScoredTrial[100];
            for (int i = 0; i < 99; i++) {
                trials[i] = trial("s" + i, 1, i % 2);
            }
            trials[99] = trial("s0", 2, 0);

            Estimate measured = accuracy().measure(trials(trials)).orElseThrow().at(0.95);

            Interval expected = Proportions.wilson(49 * (10_000.0 / 102) / 100, 10_000.0 / 102, 0.95);
            assertThat(measured.lower()).isCloseTo(expected.lower(), within(1e-12));
            assertThat(measured.upper()).isCloseTo(expected.upper(), within(1e-12));
        }

        @Test
        void refuses_scores_that_are_neither_right_nor_wrong() {
            assertThatThrownBy(() -> accuracy().measure(scores(1, 0.5))).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("sample [s1] has score [0.5], but accuracy adds up 0 and 1; measure it by mean()");
        }
    }

    @Nested
    class Against_a_baseline {

        /// mpmath 1.4.1, 50 digits: Tango, 9 better and 14 worse of 164 at 95 %.
        @Test
        void has_tangos_interval_of_the_pairs() {
            Estimate change = change(9, 14, 164);

            assertThat(change.value()).isEqualTo(-5.0 / 164);
            assertThat(change.lower()).isCloseTo(-0.09188250936171943, within(1e-12));
            assertThat(change.upper()).isCloseTo(0.02860209157969237, within(1e-12));
            assertThat(change.scored()).isEqualTo(164);
            assertThat(change.method()).isEqualTo("tango");
        }

        /// By hand: the exact bounds of 12 and of 2 in 50, each at 1.25 %.
        @Test
        void has_the_exact_interval_where_the_runs_differ_on_few_samples() {
            Estimate change = change(12, 2, 50);

            assertThat(change.value()).isEqualTo(0.2);
            assertThat(change.lower()).isCloseTo(Proportions.lowerBoundExact(12, 50, 0.9875)
                    - Proportions.upperBoundExact(2, 50, 0.9875), within(1e-12));
            assertThat(change.method()).isEqualTo("exact-paired");
            assertThat(change(12, 7, 50).method()).isEqualTo("exact-paired");
            assertThat(change(12, 8, 50).method()).isEqualTo("tango");
        }

        private Estimate change(int better, int worse, int n) {
            double[] baseline = new double[n];
            Arrays.fill(baseline, better, better + worse, 1);
            return accuracy().change(scores(ones(better, n)), scores(baseline)).orElseThrow().at(0.95);
        }

        @Test
        void changes_sign_when_the_runs_are_swapped() {
            Scores some = scores(1, 1, 0, 1, 0);
            Scores other = scores(0, 1, 1, 0, 0);

            Estimate forth = accuracy().change(some, other).orElseThrow().at(0.95);
            Estimate back = accuracy().change(other, some).orElseThrow().at(0.95);

            assertThat(forth.value()).isEqualTo(0.2).isEqualTo(-back.value());
            assertThat(forth.lower()).isCloseTo(-back.upper(), within(1e-12));
        }

        @Test
        void is_uncertain_even_when_both_runs_agree_everywhere() {
            Estimate change = accuracy().change(scores(ones(60, 100)), scores(ones(60, 100))).orElseThrow().at(0.95);

            assertThat(change.value()).isZero();
            assertThat(change.upper()).isCloseTo(1 - Math.pow(0.0125, 0.01), within(1e-12));
        }

        @Test
        void pairs_by_sample_and_not_by_order() {
            Scores candidate = trials(trial("a", 1, 1), trial("b", 1, 0));
            Scores baseline = trials(trial("b", 1, 0), trial("a", 1, 1));

            assertThat(accuracy().change(candidate, baseline).orElseThrow().at(0.95).value()).isZero();
        }

        @Test
        void counts_the_samples_without_a_partner_on_both_sides() {
            Scores candidate = trials(trial("both", 1, 1), trial("new", 1, 1), trial("lost", 1, Double.NaN),
                    trial("never", 1, Double.NaN));
            Scores baseline = trials(trial("both", 1, 0), trial("lost", 1, 1), trial("old", 1, 1),
                    trial("never", 1, Double.NaN));

            Estimate change = accuracy().change(candidate, baseline).orElseThrow().at(0.95);

            assertThat(change.value()).isEqualTo(1);
            assertThat(change.scored()).isEqualTo(1);
            assertThat(change.unscored()).as("new, lost, never, old").isEqualTo(4);
        }

        @Test
        void takes_an_answer_that_only_the_candidate_lacks_for_wrong_and_for_right() {
            double[] before = ones(50, 100);
            double[] now = ones(50, 100);
            now[0] = Double.NaN;
            now[99] = Double.NaN;

            Estimate change = accuracy().change(scores(now), scores(before)).orElseThrow().at(0.95);

            assertThat(change.value()).isZero();
            assertThat(change.scored()).isEqualTo(98);
            assertThat(change.lower()).isEqualTo(PairedProportions.exact(0, 1, 100, 0.95).lower());
            assertThat(change.upper()).isEqualTo(PairedProportions.exact(1, 0, 100, 0.95).upper());
        }

        @Test
        void is_absent_without_common_samples() {
            assertThat(accuracy().change(trials(trial("a", 1, 1)), trials(trial("b", 1, 1)))).isEmpty();
            assertThat(accuracy().change(scores(), scores(1))).isEmpty();
        }

        @Test
        void averages_attempts_before_it_pairs() {
            Scores candidate = trials(trial("a", 1, 1), trial("a", 2, 0), trial("b", 1, 1), trial("b", 2, 1));
            Scores baseline = trials(trial("a", 1, 0), trial("b", 1, 1));

            Estimate change = accuracy().change(candidate, baseline).orElseThrow().at(0.95);

            assertThat(change.value()).isEqualTo(0.25);
            assertThat(change.scored()).isEqualTo(2);
            assertThat(change.method()).isEqualTo("student-t");
        }

        @Test
        void joins_samples_of_the_same_content_in_one_run() {
            Scores twice = trials(trial("a", 1, 1), trial("a", 1, 1), trial("b", 1, 0));

            Estimate change = accuracy().change(twice, trials(trial("a", 1, 0), trial("b", 1, 0))).orElseThrow()
                    .at(0.95);

            assertThat(change.value()).isEqualTo(0.5);
            assertThat(change.scored()).isEqualTo(2);
            assertThat(change.method()).isEqualTo("exact-paired");
        }

        @Test
        void refuses_scores_that_are_neither_right_nor_wrong_on_either_side() {
            assertThatThrownBy(() -> accuracy().change(scores(1), scores(2)))
                    .hasMessage("sample [s0] has score [2.0], but accuracy adds up 0 and 1; measure it by mean()");
        }
    }

    @Test
    void a_confidence_outside_its_range_is_refused() {
        assertThatThrownBy(() -> accuracy().confidence(1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("confidence [1.0] must be in (0, 1)");
    }
}
