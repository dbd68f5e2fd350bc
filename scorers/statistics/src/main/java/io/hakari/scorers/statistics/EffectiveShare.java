package io.hakari.scorers.statistics;

import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;
import io.hakari.metric.Measurement;
import io.hakari.scorers.statistics.cluster.ClusterSums;
import io.hakari.scorers.statistics.cluster.ClusteredMean;
import io.hakari.scorers.statistics.cluster.IntraclassCorrelation;
import io.hakari.scorers.statistics.proportion.Proportions;

/// A share whose trials belong together, as attempts at one sample or samples of one cluster, measured with an effective
/// sample size.
///
/// That size is the number of trials over the design effect, which is 1 or more; where the units do not tell their design
/// effect, because all trials agree, it is the number of units. Fewer than two units tell nothing. With Clopper and
/// Pearson's formula this is Korn and Graubard's exact interval.
///
/// Korn and Graubard (1998), Confidence intervals for proportions with small expected number of positive counts estimated
/// from survey data, Survey Methodology 24.
final class EffectiveShare implements Measurement {
    private final boolean exact;
    private final ClusterSums seen = new ClusterSums();
    private final ClusterSums worst = new ClusterSums();
    private final ClusterSums best = new ClusterSums();
    private long unscored;

    /// @param exact whether the interval is Korn and Graubard's instead of Wilson's
    EffectiveShare(Items items, boolean exact) {
        this.exact = exact;
        int[] next = new int[1];
        items.forEach(item -> add(item, items.clustered() ? item.cluster() : next[0]++));
    }

    private void add(Items.Item item, int unit) {
        long right = item.scored(0) ? Math.round(item.mean(0) * item.count(0)) : 0;
        for (long i = 0; i < item.count(0); i++) {
            double score = i < right ? 1 : 0;
            seen.add(unit, score);
            worst.add(unit, score);
            best.add(unit, score);
        }
        for (int i = 0; i < item.lacking(0); i++) {
            worst.add(unit, 0);
            best.add(unit, 1);
            unscored++;
        }
    }

    @Override
    public Estimate at(double confidence) {
        ClusteredMean mean = ClusteredMean.of(seen);
        Interval interval = new Interval(interval(worst, confidence).lower(), interval(best, confidence).upper(),
                confidence);
        return new Estimate(mean.mean(), Averages.containing(interval, mean.mean()), mean.n(), unscored,
                mean.clusters(), exact ? "korn-graubard" : "wilson");
    }

    private Interval interval(ClusterSums sums, double confidence) {
        ClusteredMean mean = ClusteredMean.of(sums);
        if (mean.clusters() < 2) {
            return Scale.FRACTION.whole(confidence);
        }
        double n = mean.n();
        double units = mean.clusters();
        double effective = mean.mean() == 0 || mean.mean() == 1
                ? units
                : n / Math.max(1, IntraclassCorrelation.of(sums).designEffect().orElse(n / units));
        return exact
                ? Proportions.clopperPearson(mean.mean() * effective, effective, confidence)
                : Proportions.wilson(mean.mean() * effective, effective, confidence);
    }
}
