package io.hakari.scorers.statistics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;
import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.score.Score;
import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.proportion.Proportions;

/// The share of independent units in which anything was violated, with the exact interval; lower is better.
///
/// A score above 0 is a violation. A unit is a sample with all its attempts, or all samples of a cluster: one violation in a
/// scenario makes it a violated scenario, however often it went well. A unit that has missing scores and no violation may
/// hide one: it is unscored, and counts as violated towards the upper end.
///
/// @param confidence of the intervals that are reported, in (0, 1)
public record Violations(double confidence) implements Metric {
    private static final double USUAL = 0.95;

    public Violations {
        Checks.confidence(confidence);
    }

    /// Return the rate of violations with exact intervals of 95 %.
    public static Violations violations() {
        return new Violations(USUAL);
    }

    /// Return this metric with another confidence.
    public Violations confidence(double confidence) {
        return new Violations(confidence);
    }

    @Override
    public String name() {
        return "violations";
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public Optional<Measurement> measure(Scores scores) {
        Units units = Units.of(Items.of(zeroOrOne(scores)));
        return units.clear + units.violated == 0 ? Optional.empty() : Optional.of(units::at);
    }

    @Override
    public Optional<Measurement> change(Scores candidate, Scores baseline) {
        return Accuracy.change(Items.of(zeroOrOne(candidate), zeroOrOne(baseline)));
    }

    private static Scores zeroOrOne(Scores scores) {
        return scores.mapped(trial -> Optional.of(zeroOrOne(trial)));
    }

    private static ScoredTrial zeroOrOne(ScoredTrial trial) {
        return trial.score() instanceof Score.Scored(double value, String answer)
                ? new ScoredTrial(trial.sampleId(), trial.attempt(), Score.of(value > 0, answer), trial.attributes())
                : trial;
    }

    /// What became of each unit.
    private static final class Units {
        private long violated;
        private long clear;
        private long open;

        static Units of(Items items) {
            Map<Integer, Boolean> clear = new HashMap<>();
            Set<Integer> violated = new HashSet<>();
            int[] next = new int[1];
            items.forEach(item -> {
                int unit = items.clustered() ? item.cluster() : next[0]++;
                if (item.scored(0) && item.mean(0) > 0) {
                    violated.add(unit);
                }
                clear.merge(unit, item.lacking(0) == 0, Boolean::logicalAnd);
            });
            Units units = new Units();
            clear.forEach((unit, whole) -> units.add(violated.contains(unit), whole));
            return units;
        }

        private void add(boolean isViolated, boolean isWhole) {
            if (isViolated) {
                violated++;
            } else if (isWhole) {
                clear++;
            } else {
                open++;
            }
        }

        private Estimate at(double confidence) {
            long scored = violated + clear;
            long all = scored + open;
            double value = (double) violated / scored;
            Interval interval = new Interval(Proportions.clopperPearson(violated, all, confidence).lower(),
                    Proportions.clopperPearson(violated + open, all, confidence).upper(), confidence);
            return new Estimate(value, Averages.containing(interval, value), scored, open, "clopper-pearson");
        }
    }
}
