package io.hakari.scorers.statistics;

import java.util.Optional;

import io.hakari.metric.Estimate;
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
/// The change against a baseline has Tango's score interval, over samples paired by content id; with fewer than twenty
/// samples on which the runs differ, the exact one. Repeated attempts at a sample count by what they are worth together
/// (`EffectiveShare`), and are averaged before they are paired; samples in clusters count by cluster, with CR2 and
/// Satterthwaite's degrees of freedom, or Korn and Graubard's interval if it is to be exact. A missing answer counts as wrong towards the lower end and as right towards the upper one.
///
/// @param confidence     of the intervals that are reported, in (0, 1)
/// @param clopperPearson whether the interval is exact, which is wider and never covers too seldom
public record Accuracy(double confidence, boolean clopperPearson) implements Metric {
    private static final double USUAL = 0.95;
    /// Below this many samples on which the runs differ, the score interval is not to be trusted with a release.
    private static final int FEWEST_DISCORDANT = 20;

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
        Tally tally = Tally.of(rightOrWrong(scores));
        if (tally.scored() == 0) {
            return Optional.empty();
        }
        if (tally.isSimple()) {
            return Optional.of(asked -> at(tally, asked));
        }
        Items items = Items.of(scores);
        return items.clustered() && !clopperPearson
                ? new Mean(confidence, 0, 1).measure(items, tally)
                : Optional.of(new EffectiveShare(items, clopperPearson));
    }

    private Estimate at(Tally tally, double asked) {
        double value = (double) tally.ones() / tally.scored();
        double all = (double) (tally.scored() + tally.unscored());
        Interval interval = new Interval(interval((double) tally.ones(), all, asked).lower(),
                interval((double) (tally.ones() + tally.unscored()), all, asked).upper(), asked);
        return new Estimate(value, Averages.containing(interval, value), tally.scored(), tally.unscored(),
                clopperPearson ? "clopper-pearson" : "wilson");
    }

    private Interval interval(double right, double samples, double asked) {
        return clopperPearson
                ? Proportions.clopperPearson(right, samples, asked)
                : Proportions.wilson(right, samples, asked);
    }

    @Override
    public Optional<Measurement> change(Scores candidate, Scores baseline) {
        Items items = Items.of(rightOrWrong(candidate), rightOrWrong(baseline));
        return change(items);
    }

    static Optional<Measurement> change(Items items) {
        Discordant pairs = new Discordant();
        items.forEach(pairs::add);
        if (pairs.seen == 0) {
            return Optional.empty();
        }
        return items.clustered() || pairs.fractional
                ? Mean.change(items, Scale.FRACTION)
                : Optional.of(asked -> pairs.at(asked));
    }

    private static Scores rightOrWrong(Scores scores) {
        return scores.mapped(trial -> {
            check(trial);
            return Optional.of(trial);
        });
    }

    private static void check(ScoredTrial trial) {
        if (trial.score() instanceof Score.Scored(double value, String _) && value != 0 && value != 1) {
            throw new IllegalArgumentException("sample [" + trial.sampleId() + "] has score [" + value
                    + "], but accuracy adds up 0 and 1; measure it by mean()");
        }
    }

    /// Counts the pairs in which one run was right and the other wrong, and those that a missing answer could make so.
    private static final class Discordant {
        private long seen;
        private long better;
        private long worse;
        private long unpaired;
        private long missingWhereRight;
        private long missingWhereWrong;
        private boolean fractional;

        private void add(Items.Item item) {
            boolean now = item.scored(Items.CANDIDATE);
            boolean before = item.scored(Items.BASELINE);
            unpaired += now && before ? 0 : 1;
            if (!before) {
                return;
            }
            double then = item.mean(Items.BASELINE);
            fractional |= isFraction(then);
            if (!now) {
                missingWhereRight += then == 1 ? 1 : 0;
                missingWhereWrong += then == 0 ? 1 : 0;
                return;
            }
            double score = item.mean(Items.CANDIDATE);
            fractional |= isFraction(score);
            seen++;
            better += score > then ? 1 : 0;
            worse += score < then ? 1 : 0;
        }

        private Estimate at(double asked) {
            long all = seen + missingWhereRight + missingWhereWrong;
            double value = (double) (better - worse) / seen;
            boolean few = better + worse < FEWEST_DISCORDANT;
            Interval interval = new Interval(interval(few, better, worse + missingWhereRight, all, asked).lower(),
                    interval(few, better + missingWhereWrong, worse, all, asked).upper(), asked);
            return new Estimate(value, Averages.containing(interval, value), seen, unpaired,
                    few ? "exact-paired" : "tango");
        }

        private static Interval interval(boolean few, long better, long worse, long all, double asked) {
            return few
                    ? PairedProportions.exact(better, worse, all, asked)
                    : PairedProportions.tango(better, worse, all, asked);
        }

        private static boolean isFraction(double score) {
            return score != 0 && score != 1;
        }
    }
}
