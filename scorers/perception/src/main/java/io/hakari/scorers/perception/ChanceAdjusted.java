package io.hakari.scorers.perception;

import java.util.Optional;

import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.score.Score;
import io.hakari.scorers.statistics.Mean;

/// Accuracy above chance: 0 is what guessing gets, 1 is all right, and less than 0 is worse than guessing.
///
/// `CAA = (Σx - Σ1/n) / (N - Σ1/n)` with `n` the options of each sample; it compares sets whose questions have different
/// numbers of options, as MMMU-Pro's have one to twelve. Computed as the mean of `(x - 1/n) / (1 - c)` with `c` the mean of
/// `1/n` over all samples, scored or not, which the design fixes; its interval is that of `mean()`, by clusters where the task
/// has them. Where every sample has a single option there is no measurement. A change takes both runs' samples at the
/// candidate's `c`.
///
/// @param attribute  that holds the number of options, such as `options` → `4`; the task must cluster or slice by it
/// @param confidence of the intervals that are reported, in (0, 1)
public record ChanceAdjusted(String attribute, double confidence) implements Metric {
    private static final double USUAL = 0.95;

    /// Return the metric that reads the number of options from an attribute.
    public static ChanceAdjusted chanceAdjusted(String attribute) {
        return new ChanceAdjusted(attribute, USUAL);
    }

    @Override
    public String name() {
        return "chance-adjusted";
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public Optional<Measurement> measure(Scores scores) {
        Chance chance = chance(scores);
        return chance.isAll() ? Optional.empty() : chance.mean(confidence).measure(adjusted(scores, chance));
    }

    @Override
    public Optional<Measurement> change(Scores candidate, Scores baseline) {
        Chance chance = chance(candidate);
        return chance.isAll()
                ? Optional.empty()
                : chance.mean(confidence).change(adjusted(candidate, chance), adjusted(baseline, chance));
    }

    private Chance chance(Scores scores) {
        Chance chance = new Chance();
        scores.forEach(trial -> chance.add(guess(trial)));
        return chance;
    }

    private Scores adjusted(Scores scores, Chance chance) {
        return scores.mapped(trial -> Optional.of(trial.score() instanceof Score.Scored(double value, String answer)
                ? new ScoredTrial(trial.sampleId(), trial.attempt(),
                        Score.of(chance.adjust(value, guess(trial)), answer), trial.attributes())
                : trial));
    }

    private double guess(ScoredTrial trial) {
        String options = Attributes.of(trial, attribute);
        if (!options.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException("sample [" + trial.sampleId() + "] has [" + options + "] for attribute ["
                    + attribute + "], which must be how many options it has, 1 to 9999");
        }
        return 1.0 / Integer.parseInt(options);
    }

    /// What guessing gets over all samples.
    private static final class Chance {
        private double sum;
        private double least = 1;
        private double most;
        private long samples;

        void add(double guess) {
            sum += guess;
            least = Math.min(least, guess);
            most = Math.max(most, guess);
            samples++;
        }

        boolean isAll() {
            return least == 1;
        }

        double adjust(double value, double guess) {
            return (value - guess) / (1 - sum / samples);
        }

        Mean mean(double confidence) {
            return Mean.mean().confidence(confidence).within(adjust(0, most), adjust(1, least));
        }
    }
}
