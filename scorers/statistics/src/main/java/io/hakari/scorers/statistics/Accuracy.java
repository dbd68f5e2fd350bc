package io.hakari.scorers.statistics;

import java.util.Optional;

import io.hakari.metric.Interval;
import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.score.Score;
import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.proportion.PairedProportions;
import io.hakari.scorers.statistics.proportion.Proportions;

/// The share of right answers, with Wilson's interval, or the exact one.
///
/// The change against a baseline has Tango's score interval, over samples paired by content id. Repeated attempts at a
/// sample, and samples of the same content, are averaged before they are paired; if that leaves other scores than 0 and
/// 1, the change has Student's interval. In one run alone they widen the interval and count as trials.
///
/// @param confidence     of the interval, in (0, 1)
/// @param clopperPearson whether the interval is exact, which is wider and never covers too seldom
public record Accuracy(double confidence, boolean clopperPearson) implements Metric {
    private static final double USUAL = 0.95;

    public Accuracy {
        Checks.confidence(confidence);
    }

    /// Return the accuracy with Wilson's interval of 95 %.
    public static Accuracy accuracy() {
        return new Accuracy(USUAL, false);
    }

    /// Return this metric with another confidence.
    public Accuracy confidence(double confidence) {
        return new Accuracy(confidence, clopperPearson);
    }

    /// Return this metric with the exact interval.
    public Accuracy exact() {
        return new Accuracy(confidence, true);
    }

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public Optional<Measurement> measure(Scores scores) {
        Right right = new Right();
        Tally tally = Tally.of(checked(scores, right));
        if (tally.isEmpty()) {
            return Optional.empty();
        }
        long scored = tally.moments().n();
        double samples = tally.samples();
        return Optional.of(asked -> tally.estimate((double) right.count / scored,
                interval(right.count * samples / scored, samples, asked),
                clopperPearson ? "clopper-pearson" : "wilson"));
    }

    private Interval interval(double right, double samples, double asked) {
        return clopperPearson
                ? Proportions.clopperPearson(right, samples, asked)
                : Proportions.wilson(right, samples, asked);
    }

    @Override
    public Optional<Measurement> change(Scores candidate, Scores baseline) {
        Pairs pairs = Pairs.of(checked(candidate, new Right()), checked(baseline, new Right()));
        Discordant discordant = new Discordant();
        pairs.forEach(discordant::add);
        if (discordant.pairs == 0) {
            return Optional.empty();
        }
        if (discordant.fractional) {
            return new Mean(confidence).change(pairs);
        }
        double change = (double) (discordant.better - discordant.worse) / discordant.pairs;
        return Optional.of(asked -> Tally.estimate(change,
                PairedProportions.tango(discordant.better, discordant.worse, discordant.pairs, asked),
                discordant.pairs, pairs.samples() - discordant.pairs, "tango"));
    }

    private static Scores checked(Scores scores, Right right) {
        return consumer -> scores.forEach(trial -> {
            right.count(trial);
            consumer.accept(trial);
        });
    }

    /// Counts right answers and refuses what is neither right nor wrong.
    private static final class Right {
        private long count;

        private void count(ScoredTrial trial) {
            if (trial.score() instanceof Score.Scored(double value, String _)) {
                if (value != 0 && value != 1) {
                    throw new IllegalArgumentException("sample [" + trial.sampleId() + "] has score [" + value
                            + "], but accuracy adds up 0 and 1; measure it by mean()");
                }
                count += value == 1 ? 1 : 0;
            }
        }
    }

    /// Counts the pairs in which one run was right and the other wrong.
    private static final class Discordant {
        private long pairs;
        private long better;
        private long worse;
        private boolean fractional;

        private void add(double candidate, double baseline) {
            pairs++;
            better += candidate > baseline ? 1 : 0;
            worse += candidate < baseline ? 1 : 0;
            fractional |= isFraction(candidate) || isFraction(baseline);
        }

        private static boolean isFraction(double score) {
            return score != 0 && score != 1;
        }
    }
}
