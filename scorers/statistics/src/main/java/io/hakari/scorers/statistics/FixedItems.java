package io.hakari.scorers.statistics;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.apache.commons.statistics.distribution.TDistribution;

import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;
import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.Scores;
import io.hakari.score.Score;
import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.number.Moments;

/// The mean over exactly these samples, of which only the model's own noise is uncertain.
///
/// The usual `mean` speaks of all samples like these, this one of these alone: it answers whether the checkpoint would do
/// as well on the same list again. Every sample needs at least two attempts. The variance of the mean is `Σ s²ᵢ/Kᵢ / n²`
/// with Satterthwaite's degrees of freedom, `(Σ vᵢ)² / Σ vᵢ²/(Kᵢ - 1)` where `vᵢ = s²ᵢ/Kᵢ`. Where a sample has fewer
/// attempts, where nothing varied, or where an attempt is missing, the interval is the whole scale: too little is known,
/// and no gate passes by it. Put it beside `mean`, never in its place.
///
/// @param confidence of the intervals that are reported, in (0, 1)
/// @param low        the least that a score can be
/// @param high       the most that a score can be
public record FixedItems(double confidence, double low, double high) implements Metric {
    private static final double USUAL = 0.95;

    public FixedItems {
        Checks.confidence(confidence);
        Checks.require(low < high, "scale [" + low + ", " + high + "] must run from low to high");
    }

    /// Return the mean of these samples for scores in [0, 1], with intervals of 95 %.
    public static FixedItems meanOfTheseItems() {
        return new FixedItems(USUAL, 0, 1);
    }

    /// Return this metric with another confidence.
    public FixedItems confidence(double confidence) {
        return new FixedItems(confidence, low, high);
    }

    /// Return this metric for scores on another scale.
    public FixedItems within(double low, double high) {
        return new FixedItems(confidence, Checks.finite("low", low), Checks.finite("high", high));
    }

    @Override
    public String name() {
        return "mean-of-these-items";
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public Optional<Measurement> measure(Scores scores) {
        Sum sum = new Sum();
        Samples.of(scores).attempts.values().forEach(attempts -> sum.add(attempts, 1));
        return sum.measured(new Scale(low, high));
    }

    @Override
    public Optional<Measurement> change(Scores candidate, Scores baseline) {
        Samples after = Samples.of(candidate);
        Samples before = Samples.of(baseline);
        Sum sum = new Sum();
        after.attempts.forEach((id, attempts) -> {
            if (before.attempts.containsKey(id)) {
                sum.add(attempts, 1);
                sum.subtract(before.attempts.get(id));
            } else {
                sum.alone++;
            }
        });
        sum.alone += before.attempts.keySet().stream().filter(id -> !after.attempts.containsKey(id)).count();
        return sum.measured(new Scale(low, high).ofDifference());
    }

    /// The attempts at one sample.
    private static final class Attempts {
        private final Moments moments = new Moments();
        private boolean missing;
    }

    /// All samples of a run, in the order of their ids.
    private record Samples(Map<String, Attempts> attempts) {

        static Samples of(Scores scores) {
            Map<String, Attempts> found = new HashMap<>();
            scores.forEach(trial -> {
                Attempts attempts = found.computeIfAbsent(trial.sampleId(), _ -> new Attempts());
                switch (trial.score()) {
                    case Score.Scored(double value, String _) -> attempts.moments.add(value);
                    case Score.Unscored _ -> attempts.missing = true;
                }
            });
            return new Samples(new TreeMap<>(found));
        }
    }

    /// Means and variances of samples, added up.
    private static final class Sum implements Measurement {
        private double mean;
        private double variance;
        private double weight;
        private long scored;
        private long alone;
        private boolean tooLittle;
        private Scale scale = Scale.UNKNOWN;

        void add(Attempts attempts, int sign) {
            if (sign > 0) {
                scored += attempts.moments.n() > 0 ? 1 : 0;
                alone += attempts.moments.n() > 0 ? 0 : 1;
            }
            if (attempts.missing || attempts.moments.n() < 2) {
                tooLittle = true;
            }
            if (attempts.moments.n() > 0) {
                mean += sign * attempts.moments.mean();
            }
            if (attempts.moments.n() > 1) {
                double k = attempts.moments.n();
                double share = attempts.moments.deviation() * attempts.moments.deviation() / k;
                variance += share;
                weight += share * share / (k - 1);
            }
        }

        void subtract(Attempts attempts) {
            add(attempts, -1);
        }

        Optional<Measurement> measured(Scale of) {
            scale = of;
            return scored == 0 ? Optional.empty() : Optional.of(this);
        }

        @Override
        public Estimate at(double confidence) {
            double value = mean / scored;
            if (tooLittle || variance == 0) {
                return new Estimate(value, Averages.containing(scale.whole(confidence), value), scored, alone, scored,
                        tooLittle ? "too-few-repeats" : "constant");
            }
            double t = TDistribution.of(variance * variance / weight).inverseSurvivalProbability((1 - confidence) / 2);
            double half = t * Math.sqrt(variance) / scored;
            Interval interval = scale.cut(new Interval(value - half, value + half, confidence));
            return new Estimate(value, Averages.containing(interval, value), scored, alone, scored, "within-items");
        }
    }
}
