package io.hakari.scorers.statistics;

import java.math.BigDecimal;
import java.util.Optional;

import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.Scores;
import io.hakari.scorers.statistics.number.Checks;

/// A quantile of the scores, such as the median or what 99 in 100 stay below, with the BCa interval of the bootstrap.
///
/// For reaction times, distances and forces, of which a mean says little. Repeated attempts at a sample are averaged first.
/// What is resampled is the sample, or the cluster where the task has clusters, 10 000 times with a fixed seed; fewer than
/// ten of them, or scores that were all the same, have the whole scale for an interval. The quantile is of type 7, as in R
/// and NumPy. A missing score counts as the worst and as the best of the scale; on a scale without ends, one missing score
/// makes the interval infinite.
///
/// The change is the difference of the two quantiles over the samples that both runs scored, resampled together.
///
/// @param share          of the scores that lie below, in (0, 1)
/// @param higherIsBetter whether a larger score is better
/// @param confidence     of the intervals that are reported, in (0, 1)
/// @param low            the least that a score can be; minus infinity when unknown
/// @param high           the most that a score can be; infinity when unknown
public record Quantile(double share, boolean higherIsBetter, double confidence, double low, double high)
        implements
            Metric {
    private static final double USUAL = 0.95;
    private static final double MIDDLE = 0.5;

    public Quantile {
        Checks.require(share > 0 && share < 1, "share [" + share + "] must be in (0, 1)");
        Checks.confidence(confidence);
        Checks.require(low < high, "scale [" + low + ", " + high + "] must run from low to high");
    }

    /// Return the median with intervals of 95 %.
    public static Quantile median() {
        return quantile(MIDDLE);
    }

    /// Return what so large a share of the scores stays below, with intervals of 95 %.
    public static Quantile quantile(double share) {
        return new Quantile(share, true, USUAL, Scale.UNKNOWN.low(), Scale.UNKNOWN.high());
    }

    /// Return this metric for scores of which less is better, such as times and forces.
    public Quantile lowerIsBetter() {
        return new Quantile(share, false, confidence, low, high);
    }

    /// Return this metric with another confidence.
    public Quantile confidence(double confidence) {
        return new Quantile(share, higherIsBetter, confidence, low, high);
    }

    /// Return this metric for scores on a known scale.
    public Quantile within(double low, double high) {
        return new Quantile(share, higherIsBetter, confidence, Checks.finite("low", low), Checks.finite("high", high));
    }

    @Override
    public String name() {
        return share == MIDDLE
                ? "median"
                : "p" + BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
    }

    @Override
    public Optional<Measurement> measure(Scores scores) {
        Items items = Items.of(scores);
        return Quantiles.of(items, share, new Scale(low, high), Tally.of(scores).unscored());
    }

    @Override
    public Optional<Measurement> change(Scores candidate, Scores baseline) {
        return Quantiles.change(Items.of(candidate, baseline), share, new Scale(low, high));
    }
}
