package io.hakari.scorers.statistics;

import java.util.Optional;

import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;
import io.hakari.metric.Measurement;
import io.hakari.scorers.statistics.cluster.ClusterSums;
import io.hakari.scorers.statistics.cluster.ClusteredMean;
import io.hakari.scorers.statistics.cluster.IntraclassCorrelation;
import io.hakari.scorers.statistics.proportion.Proportions;

/// The exact interval of a share whose trials come in clusters: Clopper and Pearson's with an effective sample size.
///
/// That size is the number of trials over the design effect, which is 1 or more; where the clusters do not tell their
/// design effect, because all trials agree, it is the number of clusters. Fewer than two clusters tell nothing.
///
/// Korn and Graubard (1998), Confidence intervals for proportions with small expected number of positive counts estimated
/// from survey data, Survey Methodology 24.
final class KornGraubard {
    private KornGraubard() {
    }

    static Optional<Measurement> measure(Items items, long unscored) {
        ClusterSums seen = new ClusterSums();
        ClusterSums worst = new ClusterSums();
        ClusterSums best = new ClusterSums();
        int[] next = new int[1];
        items.forEach(item -> {
            int cluster = items.clustered() ? item.cluster() : next[0]++;
            if (item.scored(0)) {
                seen.add(cluster, item.mean(0));
            }
            worst.add(cluster, item.mean(0, 0));
            best.add(cluster, item.mean(0, 1));
        });
        return seen.clusters() == 0
                ? Optional.empty()
                : Optional.of(confidence -> at(seen, worst, best, unscored, confidence));
    }

    private static Estimate at(ClusterSums seen, ClusterSums worst, ClusterSums best, long unscored,
            double confidence) {
        ClusteredMean mean = ClusteredMean.of(seen);
        Interval interval = new Interval(interval(worst, confidence).lower(), interval(best, confidence).upper(),
                confidence);
        return new Estimate(mean.mean(), Averages.containing(interval, mean.mean()), mean.n(), unscored,
                mean.clusters(), "korn-graubard");
    }

    private static Interval interval(ClusterSums sums, double confidence) {
        ClusteredMean mean = ClusteredMean.of(sums);
        if (mean.clusters() < 2) {
            return Scale.FRACTION.whole(confidence);
        }
        double n = mean.n();
        double effective = mean.mean() == 0 || mean.mean() == 1
                ? mean.clusters()
                : n / Math.max(1, IntraclassCorrelation.of(sums).designEffect().orElse(n / mean.clusters()));
        return Proportions.clopperPearson(mean.mean() * effective, effective, confidence);
    }
}
