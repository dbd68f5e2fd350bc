package io.hakari.scorers.statistics;

import java.util.Optional;

import io.hakari.metric.Interval;
import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.Scores;
import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.number.Moments;
import io.hakari.scorers.statistics.paired.Means;

/// The mean of the scores, with Student's interval.
///
/// Scores that were all the same, or only one, have no variance to make an interval from; theirs is
/// `Means.constant`, never a point. Scores that all lie in [0, 1] are taken for fractions of one: their interval stays in
/// [0, 1], that of their change in [-1, 1]. The constant score of an unknown scale has an infinite interval.
///
/// The change is the mean of the differences, paired by content id. Repeated attempts at a sample, and samples of the
/// same content, are averaged before they are paired; in one run alone they widen the interval and count as trials.
///
/// @param confidence of the interval, in (0, 1)
public record Mean(double confidence) implements Metric {
    private static final double USUAL = 0.95;

    public Mean {
        Checks.confidence(confidence);
    }

    /// Return the mean with intervals of 95 %.
    public static Mean mean() {
        return new Mean(USUAL);
    }

    /// Return this metric with another confidence.
    public Mean confidence(double confidence) {
        return new Mean(confidence);
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
        if (tally.isEmpty()) {
            return Optional.empty();
        }
        Moments moments = tally.moments();
        Scale scale = moments.liesWithin(0, 1) ? new Scale(0, 1) : Scale.UNKNOWN;
        return Optional.of(asked -> tally.estimate(moments.mean(), interval(moments, tally.samples(), scale, asked),
                moments.isConstant() ? "constant" : "student-t"));
    }

    @Override
    public Optional<Measurement> change(Scores candidate, Scores baseline) {
        return change(Pairs.of(candidate, baseline));
    }

    Optional<Measurement> change(Pairs pairs) {
        Moments differences = new Moments();
        Moments scores = new Moments();
        pairs.forEach((candidate, baseline) -> {
            differences.add(candidate - baseline);
            scores.add(candidate);
            scores.add(baseline);
        });
        long n = differences.n();
        if (n == 0) {
            return Optional.empty();
        }
        Scale scale = scores.liesWithin(0, 1) ? new Scale(-1, 1) : Scale.UNKNOWN;
        return Optional.of(asked -> Tally.estimate(differences.mean(),
                interval(differences, (double) n, scale, asked), n, pairs.samples() - n,
                differences.isConstant() ? "constant" : "paired-t"));
    }

    private static Interval interval(Moments moments, double n, Scale scale, double confidence) {
        if (moments.isConstant() || n <= 1) {
            return Means.constant(moments.mean(), n, scale.low(), scale.high(), confidence);
        }
        return scale.cut(Means.student(moments.mean(), moments.deviation(), n, confidence));
    }

    /// What a number can be at least and at most.
    private record Scale(double low, double high) {
        private static final Scale UNKNOWN = new Scale(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

        Interval cut(Interval interval) {
            return new Interval(Math.max(low, interval.lower()), Math.min(high, interval.upper()),
                    interval.confidence());
        }
    }
}
