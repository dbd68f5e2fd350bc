package io.hakari.scorers.statistics;

import static io.hakari.scorers.statistics.Accuracy.accuracy;
import static io.hakari.scorers.statistics.Mean.mean;
import static io.hakari.scorers.statistics.Runs.clustered;
import static io.hakari.scorers.statistics.Runs.ones;
import static io.hakari.scorers.statistics.Runs.trial;
import static io.hakari.scorers.statistics.Violations.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;
import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.scorers.statistics.cluster.ClusteredMean;
import io.hakari.scorers.statistics.proportion.Proportions;

/// Samples that belong together, by every metric.
class ClustersTest {
    private static final int[] FIFTEEN = IntStream.range(0, 60).map(i -> i % 15).toArray();
    private static final double[] ANSWERS = IntStream.range(0, 60).mapToDouble(i -> i % 15 % 4 == 0 || i == 7 ? 0 : 1)
            .toArray();

    @Test
    void count_by_cluster() {
        Estimate measured = accuracy().measure(clustered(ANSWERS, FIFTEEN)).orElseThrow().at(0.95);

        Interval expected = ClusteredMean.of(ANSWERS, FIFTEEN).interval(0.95).orElseThrow();
        assertThat(measured.lower()).isCloseTo(expected.lower(), within(1e-12));
        assertThat(measured.upper()).isCloseTo(Math.min(1, expected.upper()), within(1e-12));
        assertThat(measured.clusters()).isEqualTo(15);
        assertThat(measured.scored()).isEqualTo(60);
        assertThat(measured.method()).isEqualTo("cr2-satterthwaite");
        assertThat(measured.lower()).isLessThan(Proportions.wilson(43, 60, 0.95).lower());
    }

    @Test
    void count_by_cluster_against_a_baseline() {
        double[] before = ones(30, 60);
        double[] differences = IntStream.range(0, 60).mapToDouble(i -> ANSWERS[i] - before[i]).toArray();

        Estimate change = accuracy().change(clustered(ANSWERS, FIFTEEN), clustered(before, FIFTEEN)).orElseThrow()
                .at(0.9);

        assertThat(change.interval().lower())
                .isCloseTo(ClusteredMean.of(differences, FIFTEEN).interval(0.9).orElseThrow().lower(), within(1e-12));
        assertThat(change.clusters()).isEqualTo(15);
    }

    /// With eight unequal clusters, intervals of a nominal 95 % were seen to miss the truth 18 times in 100.
    @Test
    void fewer_than_ten_tell_nothing() {
        int[] nine = IntStream.range(0, 60).map(i -> i % 9).toArray();

        Estimate measured = mean().measure(clustered(ANSWERS, nine)).orElseThrow().at(0.95);

        assertThat(measured.interval()).isEqualTo(new Interval(0, 1, 0.95));
        assertThat(measured.method()).isEqualTo("too-few-clusters");
    }

    /// A slice in which nothing could be scored is not measured, and the rest of its task is.
    @Test
    void of_which_nothing_was_scored_are_not_measured() {
        double[] nothing = new double[60];
        Arrays.fill(nothing, Double.NaN);
        double[] apart = IntStream.range(0, 60).mapToDouble(i -> i < 30 ? 1 : Double.NaN).toArray();
        double[] others = IntStream.range(0, 60).mapToDouble(i -> i < 30 ? Double.NaN : 1).toArray();

        assertThat(mean().measure(clustered(nothing, FIFTEEN))).isEmpty();
        assertThat(mean().change(clustered(apart, FIFTEEN), clustered(others, FIFTEEN))).isEmpty();
    }

    @Test
    void one_that_is_nearly_everything_tells_nothing() {
        int[] lopsided = IntStream.range(0, 60).map(i -> Math.max(0, i - 48)).toArray();

        Estimate measured = mean().measure(clustered(ANSWERS, lopsided)).orElseThrow().at(0.95);

        assertThat(measured.clusters()).isEqualTo(12);
        assertThat(measured.interval()).isEqualTo(new Interval(0, 1, 0.95));
    }

    @Test
    void that_are_all_right_are_worth_one_answer_each() {
        double[] right = ones(60, 60);

        assertThat(accuracy().measure(clustered(right, FIFTEEN)).orElseThrow().at(0.95).lower())
                .isCloseTo(Proportions.clopperPearson(15, 15, 0.95).lower(), within(1e-12));
        assertThat(accuracy().exact().measure(clustered(right, FIFTEEN)).orElseThrow().at(0.95).lower())
                .isCloseTo(Proportions.clopperPearson(15, 15, 0.95).lower(), within(1e-12));
    }

    @Test
    void widen_the_exact_interval_by_their_design_effect() {
        Estimate measured = accuracy().exact().measure(clustered(ANSWERS, FIFTEEN)).orElseThrow().at(0.95);

        assertThat(measured.method()).isEqualTo("korn-graubard");
        assertThat(measured.lower()).isLessThan(Proportions.clopperPearson(43, 60, 0.95).lower())
                .isGreaterThan(Proportions.clopperPearson(43.0 / 4, 15, 0.95).lower());
    }

    @Test
    void must_be_named_by_every_sample() {
        Scores scores = new Scores() {
            @Override
            public void forEach(Consumer<ScoredTrial> consumer) {
                consumer.accept(trial("a", 1, 1));
            }

            @Override
            public Optional<String> clusteredBy() {
                return Optional.of("passage");
            }
        };

        assertThatThrownBy(() -> accuracy().measure(scores))
                .hasMessage("sample [a] has no attribute [passage], by which "
                        + "the task says that samples belong together; give it one");
    }

    @Nested
    class Violated {

        @Test
        void once_are_violated_altogether() {
            double[] scores = new double[60];
            scores[3] = 1;
            scores[18] = 1;
            scores[4] = 0.25;

            Estimate measured = violations().measure(clustered(scores, FIFTEEN)).orElseThrow().at(0.9);

            assertThat(measured.value()).isEqualTo(2.0 / 15);
            assertThat(measured.scored()).isEqualTo(15);
            assertThat(measured.upper()).isCloseTo(Proportions.upperBoundExact(2, 15, 0.95), within(1e-12));
            assertThat(measured.lower()).isCloseTo(Proportions.lowerBoundExact(2, 15, 0.95), within(1e-12));
        }

        @Test
        void perhaps_where_scores_are_missing_count_towards_the_upper_end() {
            double[] scores = new double[60];
            scores[3] = 1;
            Arrays.fill(scores, 4, 6, Double.NaN);
            scores[18] = Double.NaN;

            Estimate measured = violations().measure(clustered(scores, FIFTEEN)).orElseThrow().at(0.9);

            assertThat(measured.value()).isEqualTo(1.0 / 13);
            assertThat(measured.unscored()).isEqualTo(2);
            assertThat(measured.upper()).isCloseTo(Proportions.upperBoundExact(3, 15, 0.95), within(1e-12));
            assertThat(measured.lower()).isCloseTo(Proportions.lowerBoundExact(1, 15, 0.95), within(1e-12));
        }

        @Test
        void rates_fall_when_the_candidate_is_safer() {
            double[] before = ones(30, 40);

            Estimate change = violations().change(Runs.scores(ones(5, 40)), Runs.scores(before)).orElseThrow().at(0.95);

            assertThat(change.value()).isEqualTo(-25.0 / 40);
            assertThat(violations().higherIsBetter()).isFalse();
        }
    }
}
