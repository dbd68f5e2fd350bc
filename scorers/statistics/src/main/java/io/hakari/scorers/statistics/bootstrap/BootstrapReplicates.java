package io.hakari.scorers.statistics.bootstrap;

import java.util.Arrays;
import java.util.Optional;

import org.apache.commons.statistics.distribution.NormalDistribution;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.number.Checks;

/// The values of a statistic in resamples, with its value in the sample.
///
/// The formulas here are the textbook's and nothing safer: of replicates that are all the same they make a point. See
/// `Bootstrap`, which does not hand that on.
public final class BootstrapReplicates {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final double[] sorted;
    private final double estimate;

    private BootstrapReplicates(double[] sorted, double estimate) {
        this.sorted = sorted;
        this.estimate = estimate;
    }

    /// Keep replicates, in any order.
    ///
    /// @throws IllegalArgumentException when there is none, or a number is not finite
    public static BootstrapReplicates of(double[] replicates, double estimate) {
        double[] sorted = Checks.finite("replicates", replicates).clone();
        Arrays.sort(sorted);
        return new BootstrapReplicates(sorted, Checks.finite("estimate", estimate));
    }

    /// Return how many there are.
    public int size() {
        return sorted.length;
    }

    /// Return the statistic of the sample itself.
    public double estimate() {
        return estimate;
    }

    /// Return the replicates in ascending order.
    public double[] sorted() {
        return sorted.clone();
    }

    /// Return whether all replicates are the same, so that every interval made of them is a point.
    public boolean areConstant() {
        return sorted[0] == sorted[sorted.length - 1];
    }

    /// Return the quantile of type 7 (Hyndman and Fan, 1996): at `h = (B - 1) level`, linear between neighbours.
    ///
    /// @param level in [0, 1]
    /// @throws IllegalArgumentException when it is not
    public double quantile(double level) {
        double h = (sorted.length - 1) * Checks.within("level", level, 0, 1);
        int below = (int) h;
        double low = sorted[below];
        double high = sorted[Math.min(below + 1, sorted.length - 1)];
        // Not past the neighbour by rounding: quantiles never cross.
        return Math.min(high, low + (h - below) * (high - low));
    }

    /// Return the percentile interval, from the quantile of `(1 - confidence)/2` to its counterpart.
    public Interval percentile(double confidence) {
        double tail = (1 - Checks.confidence(confidence)) / 2;
        return new Interval(quantile(tail), quantile(1 - tail), confidence);
    }

    /// Return the bias-corrected and accelerated interval.
    ///
    /// With `z0 = Φ⁻¹((#{< estimate} + #{<= estimate}) / 2B)`, so that ties count half, its ends are the quantiles at
    /// `Φ(z0 + (z0 ± z) / (1 - a(z0 ± z)))`. Empty when no replicate, or every replicate, lies below the estimate, for
    /// then `z0` is infinite; and when `a(z0 ± z)` reaches 1, beyond which the levels would turn back.
    ///
    /// Efron (1987), Better bootstrap confidence intervals, Journal of the American Statistical Association 82.
    ///
    /// @param acceleration usually of the `Jackknife`
    /// @throws IllegalArgumentException when the acceleration is not finite, or the confidence not in (0, 1)
    public Optional<BootstrapBca> bca(double acceleration, double confidence) {
        Checks.finite("acceleration", acceleration);
        double z = Checks.z(confidence);
        double share = ((double) below(false) + below(true)) / (2.0 * sorted.length);
        if (share == 0 || share == 1) {
            return Optional.empty();
        }
        double z0 = NORMAL.inverseCumulativeProbability(share);
        double low = 1 - acceleration * (z0 - z);
        double high = 1 - acceleration * (z0 + z);
        if (low <= 0 || high <= 0) {
            return Optional.empty();
        }
        double lowerLevel = NORMAL.cumulativeProbability(z0 + (z0 - z) / low);
        double upperLevel = NORMAL.cumulativeProbability(z0 + (z0 + z) / high);
        Interval interval = new Interval(quantile(lowerLevel), quantile(upperLevel), confidence);
        return Optional.of(new BootstrapBca(interval, sorted.length, z0, acceleration, lowerLevel, upperLevel));
    }

    /// Count the replicates below the estimate, with or without those that equal it.
    private int below(boolean orEqual) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (orEqual ? sorted[middle] <= estimate : sorted[middle] < estimate) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
