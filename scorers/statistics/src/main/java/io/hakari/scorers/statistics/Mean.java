package io.hakari.scorers.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.Scores;
import io.hakari.scorers.statistics.number.Checks;

/// The mean of the scores, with Student's interval.
///
/// Repeated attempts at a sample, and samples of the same content, are averaged first; samples that the task puts into
/// clusters count by cluster, with CR2 and Satterthwaite's degrees of freedom. Scores that were all the same, or only one,
/// have no variance to make an interval from; theirs is `Means.constant`, never a point.
///
/// Scores lie on a scale that `within` says; else, if all lie in [0, 1], they are taken for fractions of one. Intervals stay
/// on the scale, and a missing score counts as its worst and its best. On an unknown scale a missing score, or a constant
/// one, has an infinite interval.
///
/// The change is the mean of the differences, paired by content id.
///
/// @param confidence of the intervals that are reported, in (0, 1)
/// @param low        the least that a score can be; minus infinity when unknown
/// @param high       the most that a score can be; infinity when unknown
public record Mean(double confidence, double low, double high) implements Metric {
    private static final double USUAL = 0.95;

    public Mean {
        Checks.confidence(confidence);
        Checks.require(low < high, "scale [" + low + ", " + high + "] must run from low to high");
    }

    /// Return the mean with intervals of 95 %.
    public static Mean mean() {
        return new Mean(USUAL, Scale.UNKNOWN.low(), Scale.UNKNOWN.high());
    }

    /// Return this metric with another confidence.
    public Mean confidence(double confidence) {
        return new Mean(confidence, low, high);
    }

    /// Return this metric for scores on a known scale.
    ///
    /// @param low  the least that a score can be
    /// @param high the most
    public Mean within(double low, double high) {
        return new Mean(confidence, Checks.finite("low", low), Checks.finite("high", high));
    }

    @Override
    public String name() {
        return "mean";
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public Optional<Measurement> measure(Scores scores) {
        Tally tally = Tally.of(scores);
        return tally.isSimple() ? measure(scores, tally) : measure(Items.of(scores), tally);
    }

    private Optional<Measurement> measure(Scores scores, Tally tally) {
        Scale scale = scale(tally);
        Averages averages = new Averages(scale, false, tally.unscored());
        Tally.forEach(scores, value -> averages.add(value, value.orElse(scale.low()), value.orElse(scale.high()), 0));
        return averages.measured();
    }

    Optional<Measurement> measure(Items items, Tally tally) {
        Scale scale = scale(tally);
        Averages averages = new Averages(scale, items.clustered(), tally.unscored());
        items.forEach(item -> averages.add(
                item.scored(0) ? OptionalDouble.of(item.mean(0)) : OptionalDouble.empty(),
                item.mean(0, scale.low()), item.mean(0, scale.high()), item.cluster()));
        return averages.measured();
    }

    @Override
    public Optional<Measurement> change(Scores candidate, Scores baseline) {
        Tally tally = Tally.of(candidate, baseline);
        return change(Items.of(candidate, baseline), scale(tally));
    }

    static Optional<Measurement> change(Items items, Scale scale) {
        long[] alone = new long[1];
        items.forEach(item -> alone[0] += item.scored(Items.CANDIDATE) && item.scored(Items.BASELINE) ? 0 : 1);
        Averages averages = new Averages(scale.ofDifference(), items.clustered(), alone[0]);
        items.forEach(item -> {
            if (item.scored(Items.BASELINE)) {
                double before = item.mean(Items.BASELINE);
                averages.add(
                        item.scored(Items.CANDIDATE)
                                ? OptionalDouble.of(item.mean(Items.CANDIDATE) - before)
                                : OptionalDouble.empty(),
                        item.mean(Items.CANDIDATE, scale.low()) - before,
                        item.mean(Items.CANDIDATE, scale.high()) - before, item.cluster());
            }
        });
        return averages.measured();
    }

    private Scale scale(Tally tally) {
        if (Double.isFinite(low) || Double.isFinite(high)) {
            Checks.require(tally.liesWithin(low, high), "scores from [" + tally.least() + "] to [" + tally.most()
                    + "] do not lie on the scale [" + low + ", " + high + "]");
            return new Scale(low, high);
        }
        return tally.liesWithin(0, 1) ? Scale.FRACTION : Scale.UNKNOWN;
    }
}
