package io.hakari.scorers.statistics;

import static io.hakari.scorers.statistics.FixedItems.meanOfTheseItems;
import static io.hakari.scorers.statistics.Mean.mean;
import static io.hakari.scorers.statistics.Runs.trial;
import static io.hakari.scorers.statistics.Runs.trials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import io.hakari.metric.Estimate;
import io.hakari.metric.Scores;

class FixedItemsTest {
    private static final Scores NOISY = trials(trial("a", 1, 0.2), trial("a", 2, 0.4), trial("b", 1, 0.9),
            trial("b", 2, 0.7), trial("b", 3, 0.8));

    /// By hand: v = .02/2 and .01/3; mean .55; se = √(.01 + .01/3)/2; df = (.04/3)² / (.01²/1 + (.01/3)²/2) = 1.684210526.
    /// scipy 1.17.1: t.isf(.025, 1.6842105263157896) = 5.17623162854652.
    @Test
    void counts_the_noise_of_each_sample_alone() {
        Estimate measured = meanOfTheseItems().within(-10, 10).measure(NOISY).orElseThrow().at(0.95);

        assertThat(measured.value()).isCloseTo(0.55, within(1e-15));
        assertThat(measured.scored()).isEqualTo(2);
        assertThat(measured.method()).isEqualTo("within-items");
        double error = Math.sqrt(0.04 / 3) / 2;
        assertThat((measured.upper() - measured.value()) / error).isCloseTo(5.17623162854652, within(1e-9));
    }

    @Test
    void is_far_narrower_than_the_mean_when_samples_differ_more_than_attempts() {
        var trials = new java.util.ArrayList<io.hakari.metric.ScoredTrial>();
        for (int i = 0; i < 100; i++) {
            trials.add(trial("s" + i, 1, i % 2));
            trials.add(trial("s" + i, 2, Math.abs(i % 2 - 0.01)));
        }
        Scores scores = trials::forEach;
        Estimate here = meanOfTheseItems().measure(scores).orElseThrow().at(0.95);
        Estimate everywhere = mean().measure(scores).orElseThrow().at(0.95);

        assertThat(here.value()).isCloseTo(everywhere.value(), within(1e-12));
        assertThat(here.upper() - here.lower()).isLessThan((everywhere.upper() - everywhere.lower()) / 50);
    }

    @Test
    void knows_nothing_without_repeats_without_noise_or_with_a_missing_attempt() {
        Estimate once = meanOfTheseItems().measure(trials(trial("a", 1, 0.2), trial("b", 1, 0.4))).orElseThrow()
                .at(0.95);
        assertThat(once.method()).isEqualTo("too-few-repeats");
        assertThat(once.lower()).isZero();
        assertThat(once.upper()).isEqualTo(1);
        Estimate same = meanOfTheseItems().measure(trials(trial("a", 1, 0.2), trial("a", 2, 0.2))).orElseThrow()
                .at(0.95);
        assertThat(same.method()).isEqualTo("constant");
        assertThat(same.upper()).isEqualTo(1);
        Estimate missing = meanOfTheseItems()
                .measure(trials(trial("a", 1, 0.2), trial("a", 2, 0.3), trial("a", 3, Double.NaN))).orElseThrow()
                .at(0.95);
        assertThat(missing.method()).isEqualTo("too-few-repeats");
    }

    @Test
    void changes_by_pairs_of_samples_and_counts_those_without_a_partner() {
        Scores before = trials(trial("a", 1, 0.1), trial("a", 2, 0.3), trial("b", 1, 0.5), trial("b", 2, 0.7),
                trial("c", 1, 0.1), trial("c", 2, 0.2));
        Estimate change = meanOfTheseItems().change(NOISY, before).orElseThrow().at(0.95);

        assertThat(change.value()).isCloseTo(0.15, within(1e-12));
        assertThat(change.scored()).isEqualTo(2);
        assertThat(change.unscored()).isEqualTo(1);
        assertThat(change.method()).isEqualTo("within-items");
    }

    @Test
    void of_nothing_is_nothing() {
        assertThat(meanOfTheseItems().measure(trials(trial("a", 1, Double.NaN)))).isEmpty();
    }
}
