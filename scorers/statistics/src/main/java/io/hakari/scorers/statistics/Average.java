package io.hakari.scorers.statistics;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.cluster.ClusterErrors;
import io.hakari.scorers.statistics.cluster.ClusterSums;
import io.hakari.scorers.statistics.cluster.ClusteredMean;
import io.hakari.scorers.statistics.number.Moments;
import io.hakari.scorers.statistics.paired.Means;

/// The mean of independent numbers, or of numbers in clusters, with the interval that fits.
sealed interface Average {

    void add(double value, int cluster);

    double mean();

    long n();

    /// Return how many independent units there are.
    long units();

    /// Return the interval of the mean of numbers on a scale; all of the scale when too little is known.
    Interval interval(Scale scale, double confidence);

    /// Return the name of the interval's method.
    String method();

    static Average of(boolean clustered) {
        return clustered ? new Clustered() : new Independent(new Moments());
    }

    /// Student's interval; of numbers that were all the same, or one only, that of `Means.constant`.
    record Independent(Moments moments) implements Average {

        @Override
        public void add(double value, int cluster) {
            moments.add(value);
        }

        @Override
        public double mean() {
            return moments.mean();
        }

        @Override
        public long n() {
            return moments.n();
        }

        @Override
        public long units() {
            return moments.n();
        }

        @Override
        public Interval interval(Scale scale, double confidence) {
            double n = moments.n();
            return moments.isConstant()
                    ? Means.constant(moments.mean(), n, scale.low(), scale.high(), confidence)
                    : scale.cut(Means.student(moments.mean(), moments.deviation(), n, confidence));
        }

        @Override
        public String method() {
            return moments.isConstant() ? "constant" : "student-t";
        }
    }

    /// CR2 with Satterthwaite's degrees of freedom. Of fewer than ten clusters, or four degrees of freedom, it knows nothing:
    /// at a nominal 5 % such intervals miss the truth far more often.
    final class Clustered implements Average {
        private static final int FEWEST_CLUSTERS = 10;
        private static final double FEWEST_DEGREES = 4;

        private final ClusterSums sums = new ClusterSums();

        @Override
        public void add(double value, int cluster) {
            sums.add(cluster, value);
        }

        @Override
        public double mean() {
            return ClusteredMean.of(sums).mean();
        }

        @Override
        public long n() {
            return ClusteredMean.of(sums).n();
        }

        @Override
        public long units() {
            return sums.clusters();
        }

        @Override
        public Interval interval(Scale scale, double confidence) {
            ClusteredMean mean = ClusteredMean.of(sums);
            if (tooFew(mean)) {
                return scale.whole(confidence);
            }
            return mean.errors().map(ClusterErrors::cr2).orElseThrow() == 0
                    ? Means.constant(mean.mean(), mean.clusters(), scale.low(), scale.high(), confidence)
                    : scale.cut(mean.interval(confidence).orElseThrow());
        }

        @Override
        public String method() {
            return tooFew(ClusteredMean.of(sums)) ? "too-few-clusters" : "cr2-satterthwaite";
        }

        private static boolean tooFew(ClusteredMean mean) {
            return mean.clusters() < FEWEST_CLUSTERS || mean.errors().isEmpty()
                    || mean.errors().get().df() < FEWEST_DEGREES;
        }
    }
}
