package io.hakari.scorers.perception;

import static io.hakari.scorers.perception.AllRight.allRight;
import static io.hakari.scorers.perception.Answers.Sheet.sheet;
import static io.hakari.scorers.perception.ChanceAdjusted.chanceAdjusted;
import static io.hakari.scorers.perception.CorpusErrorRate.corpusErrorRate;
import static io.hakari.scorers.perception.ErrorRate.falseAlarmRate;
import static io.hakari.scorers.perception.ErrorRate.missRate;
import static io.hakari.scorers.statistics.Accuracy.accuracy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.hakari.metric.Estimate;
import io.hakari.metric.Metric;
import io.hakari.metric.Scores;
import io.hakari.scorers.perception.Answers.Sheet;

class PerceptionMetricsTest {

    @Nested
    class All_right {
        private final Metric pairs = allRight("pair", 2);

        @Test
        void both_of_a_pair_must_be_right() {
            Sheet sheet = sheet().add(1, "pair", "p").add(1, "pair", "p").add(1, "pair", "q").add(0, "pair", "q");

            Estimate estimate = measured(pairs, sheet);

            assertThat(estimate.value()).isEqualTo(0.5);
            assertThat(estimate.scored()).isEqualTo(2);
        }

        /// Who always says the same is right in half of the samples and in none of the pairs.
        @Test
        void who_always_says_the_same_breaks_every_pair() {
            Sheet sheet = sheet();
            for (int pair = 0; pair < 20; pair++) {
                sheet.add(1, "pair", "p" + pair).add(0, "pair", "p" + pair);
            }

            assertThat(measured(accuracy(), sheet).value()).isEqualTo(0.5);
            assertThat(measured(pairs, sheet).value()).isZero();
        }

        @Test
        void a_group_that_lacks_a_score_or_a_variant_is_bounded() {
            Sheet sheet = sheet().add(1, "pair", "p").add(1, "pair", "p").add(1, "pair", "q").lacking("pair", "q")
                    .add(1, "pair", "r").add(0, "pair", "s").lacking("pair", "s");

            Estimate estimate = measured(pairs, sheet);

            assertThat(estimate.value()).isEqualTo(0.5);
            assertThat(estimate.scored()).isEqualTo(2);
            assertThat(estimate.unscored()).isEqualTo(2);
            assertThat(estimate.upper()).isGreaterThan(0.9);
        }

        @Test
        void a_group_of_too_many_is_refused() {
            Sheet sheet = sheet().add(1, "pair", "p").add(1, "pair", "p").add(1, "pair", "p");

            assertThatThrownBy(() -> pairs.measure(sheet))
                    .hasMessage("group [p] of [pair] has [3] variants; allRight(\"pair\", 2) expects [2]");
        }

        @Test
        void changes_pair_groups_by_name() {
            Sheet before = sheet().add(0, "pair", "p").add(1, "pair", "p").add(1, "pair", "q").add(1, "pair", "q");
            Sheet after = sheet().add(1, "pair", "q").add(1, "pair", "q").add(1, "pair", "p").add(1, "pair", "p");

            assertThat(pairs.change(after, before).orElseThrow().at(0.95).value()).isEqualTo(0.5);
        }

        @Test
        void clusters_of_groups_stay_and_clusters_that_are_the_groups_do_not() {
            Sheet own = new Sheet(Optional.of("pair")).add(1, "pair", "p").add(1, "pair", "p").add(0, "pair", "q")
                    .add(0, "pair", "q");

            assertThat(measured(pairs, own).method()).isEqualTo("wilson");
        }

        @Test
        void a_sample_without_the_attribute_is_told() {
            assertThatThrownBy(() -> pairs.measure(sheet().add(1)))
                    .hasMessage("sample [sample-0] has no attribute [pair],"
                            + " which a metric of its task goes by; give it one, and say slicedBy(\"pair\") or "
                            + "clusteredBy(\"pair\") in the task");
        }
    }

    @Nested
    class Misses_and_false_alarms {

        @Test
        void are_counted_apart() {
            Sheet sheet = sheet();
            for (int i = 0; i < 10; i++) {
                sheet.add(i < 7 ? 1 : 0, "hazard", "yes").add(i < 9 ? 1 : 0, "hazard", "no");
            }

            assertThat(measured(missRate("hazard", "yes"), sheet).value()).isCloseTo(0.3, within(1e-15));
            assertThat(measured(falseAlarmRate("hazard", "no"), sheet).value()).isCloseTo(0.1, within(1e-15));
            assertThat(missRate("hazard", "yes").higherIsBetter()).isFalse();
        }

        /// scipy 1.17: binomtest(0, 20).proportion_ci(0.95, "exact") is (0, 0.16843347098308536).
        @Test
        void have_exact_intervals() {
            Sheet sheet = sheet();
            for (int i = 0; i < 20; i++) {
                sheet.add(1, "hazard", "yes");
            }

            assertThat(measured(missRate("hazard", "yes"), sheet).upper()).isCloseTo(0.16843347098308536, within(1e-9));
            assertThat(falseAlarmRate("hazard", "no").measure(sheet)).isEmpty();
        }

        @Test
        void count_a_partial_score_as_an_error_and_bound_what_is_missing() {
            Sheet sheet = sheet().add(0.9, "hazard", "yes").add(1, "hazard", "yes").lacking("hazard", "yes");

            Estimate estimate = measured(missRate("hazard", "yes"), sheet);

            assertThat(estimate.value()).isEqualTo(0.5);
            assertThat(estimate.unscored()).isEqualTo(1);
        }
    }

    @Nested
    class Above_chance {
        private final Metric caa = chanceAdjusted("options");

        /// By hand: (3 - (1/2 + 1/4 + 1/4 + 1/10)) / (4 - 1.1).
        @Test
        void is_the_formula_of_the_sums() {
            Sheet sheet = sheet().add(1, "options", "2").add(1, "options", "4").add(0, "options", "4").add(1, "options",
                    "10");

            assertThat(measured(caa, sheet).value()).isCloseTo(1.9 / 2.9, within(1e-12));
        }

        @Test
        void is_zero_for_guessing_and_one_for_all() {
            Sheet guessed = sheet();
            Sheet known = sheet();
            for (int i = 0; i < 40; i++) {
                guessed.add(i % 4 == 0 ? 1 : 0, "options", "4");
                known.add(1, "options", i % 2 == 0 ? "4" : "2");
            }

            assertThat(measured(caa, guessed).value()).isCloseTo(0, within(1e-12));
            assertThat(measured(caa, guessed).lower()).isNegative();
            assertThat(measured(caa, known).value()).isCloseTo(1, within(1e-12));
        }

        @Test
        void is_nothing_where_nothing_can_be_chosen() {
            assertThat(caa.measure(sheet().add(1, "options", "1"))).isEmpty();
            assertThatThrownBy(() -> caa.measure(sheet().add(1, "options", "0"))).hasMessage(
                    "sample [sample-0] has [0] for attribute [options], which must be how many options it has, 1 to 9999");
        }

        @Test
        void changes_as_accuracy_does_over_one_less_chance() {
            Sheet before = sheet();
            Sheet after = sheet();
            for (int i = 0; i < 40; i++) {
                before.add(i % 2, "options", "4");
                after.add(i % 4 == 0 ? 0 : 1, "options", "4");
            }

            assertThat(caa.change(after, before).orElseThrow().at(0.95).value()).isCloseTo(0.25 / 0.75, within(1e-12));
        }
    }

    @Nested
    class A_corpus {
        private final Metric corpus = corpusErrorRate("characters");

        /// By hand: 1 error of 2 and 1 of 8 characters are 2 of 10; the mean of the rates would be 0.3125.
        /// By hand, of four utterances of ten characters: differences of 0.1, 0.3, 0.2 and 0.6 have the mean 0.3, the deviation
        /// 0.2160 and, with 3.1824 for Student's quantile, the interval [-0.0437, 0.6437].
        @Test
        void a_change_has_an_interval_where_the_rates_vary() {
            Sheet before = sheet();
            Sheet after = sheet();
            for (double[] rates : new double[][]{{1.2, 1.3}, {0.1, 0.4}, {0.0, 0.2}, {0.4, 1.0}}) {
                before.add(rates[0], "characters", "10");
                after.add(rates[1], "characters", "10");
            }

            Estimate change = corpus.change(after, before).orElseThrow().at(0.95);

            assertThat(change.value()).isCloseTo(0.3, within(1e-12));
            assertThat(change.lower()).isCloseTo(-0.0437, within(5e-4));
            assertThat(change.upper()).isCloseTo(0.6437, within(5e-4));
        }

        @Test
        void weighs_by_length() {
            Sheet sheet = sheet().add(0.5, "characters", "2").add(0.125, "characters", "8");

            assertThat(measured(corpus, sheet).value()).isCloseTo(0.2, within(1e-12));
            assertThat(corpus.higherIsBetter()).isFalse();
        }

        @Test
        void may_have_more_errors_than_characters() {
            Sheet sheet = sheet().add(3, "characters", "1").add(0, "characters", "1");

            assertThat(measured(corpus, sheet).value()).isCloseTo(1.5, within(1e-12));
        }

        @Test
        void needs_lengths() {
            assertThatThrownBy(() -> corpus.measure(sheet().add(1, "characters", "0"))).hasMessage(
                    "sample [sample-0] has [0] for attribute [characters], which must be the reference's number of characters,"
                            + " at least 1");
            assertThat(corpus.measure(sheet())).isEmpty();
        }
    }

    private static Estimate measured(Metric metric, Scores scores) {
        return metric.measure(scores).orElseThrow().at(0.95);
    }
}
