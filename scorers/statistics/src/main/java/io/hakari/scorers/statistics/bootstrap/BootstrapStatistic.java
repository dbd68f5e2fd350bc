package io.hakari.scorers.statistics.bootstrap;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

import io.hakari.scorers.statistics.number.Checks;

/// What is resampled, and the number that is computed of each resample.
public sealed interface BootstrapStatistic permits MeanStatistic, RatioStatistic, WeightedStatistic {

    /// Return how many units are resampled: items or clusters.
    int units();

    /// Return the statistic of the sample itself; empty where it is undefined.
    OptionalDouble estimate();

    /// Return what leaving out each unit tells; empty for one unit, or when the statistic is undefined without some unit.
    ///
    /// Means and ratios have closed forms. Other statistics are computed anew for each distinct item; of more than 4096
    /// distinct items, 512 groups of equal size, put together by chance with a fixed seed, are left out instead.
    Optional<Jackknife> jackknife();

    /// The mean of numbers.
    ///
    /// @throws IllegalArgumentException when there is none, or one that is not finite
    static BootstrapStatistic mean(double[] values) {
        return MeanStatistic.of(Levels.of(Checks.finite("values", values)));
    }

    /// The mean of numbers that are known by how often each level occurs.
    ///
    /// @param counts at least 0 each, with a sum from 1 to 2³¹ - 1
    /// @throws IllegalArgumentException when levels and counts do not fit each other, or are outside their ranges
    static BootstrapStatistic mean(double[] levels, int[] counts) {
        Checks.finite("levels", levels);
        Checks.sameLength("levels", levels.length, "counts", counts.length);
        long total = 0;
        for (int count : counts) {
            Checks.require(count >= 0, "count [" + count + "] must be at least 0");
            total += count;
        }
        Checks.require(total > 0, "counts [" + Arrays.toString(counts) + "] must hold some item");
        Checks.require(total <= Integer.MAX_VALUE, "items [" + total + "] must be at most " + Integer.MAX_VALUE);
        return MeanStatistic.of(Levels.counted(levels, counts));
    }

    /// The mean of `a - b` over pairs.
    ///
    /// @throws IllegalArgumentException when the lists differ in length, are empty, or hold what is not a finite number
    static BootstrapStatistic pairedDifference(double[] a, double[] b) {
        Checks.finite("a", a);
        Checks.finite("b", b);
        Checks.sameLength("a", a.length, "b", b.length);
        double[] differences = new double[a.length];
        Arrays.setAll(differences, i -> a[i] - b[i]);
        return mean(differences);
    }

    /// The change of a proportion over pairs of 0/1.
    ///
    /// @param b pairs in which only the candidate was right
    /// @param c pairs in which only the baseline was right
    /// @param n all pairs, at least 1 and at least `b + c`
    /// @throws IllegalArgumentException when a number is outside its range
    static BootstrapStatistic pairedBinary(int b, int c, int n) {
        Checks.require(n >= 1, "pairs [" + n + "] must be at least 1");
        Checks.require(b >= 0 && c >= 0 && (long) b + c <= n,
                "discordant pairs [" + b + "] and [" + c + "] must be at least 0 and at most [" + n + "] together");
        return mean(new double[]{1, -1, 0}, new int[]{b, c, n - b - c});
    }

    /// The sum of numerators over the sum of denominators.
    ///
    /// @param denominators above 0 each
    /// @throws IllegalArgumentException when the lists differ in length, are empty, or hold a number outside its range
    static BootstrapStatistic ratio(double[] numerators, double[] denominators) {
        Checks.finite("numerators", numerators);
        Checks.finite("denominators", denominators);
        Checks.sameLength("numerators", numerators.length, "denominators", denominators.length);
        for (double denominator : denominators) {
            Checks.require(denominator > 0, "denominator [" + denominator + "] must be above 0");
        }
        return RatioStatistic.of(Levels.of(numerators, denominators));
    }

    /// The mean of numbers that come in clusters, which are resampled whole: the ratio of their sums to their sizes.
    ///
    /// @param clusters the cluster of each value, numbered from 0 without a gap
    /// @throws IllegalArgumentException when the lists differ in length, are empty, or hold a number outside its range
    static BootstrapStatistic clusteredMean(double[] values, int[] clusters) {
        Checks.finite("values", values);
        Checks.sameLength("values", values.length, "clusters", clusters.length);
        for (int cluster : clusters) {
            Checks.require(cluster >= 0 && cluster < values.length,
                    "cluster [" + cluster + "] must be in [0, " + values.length + ")");
        }
        int size = Arrays.stream(clusters).max().orElse(0) + 1;
        double[] sums = new double[size];
        double[] counts = new double[size];
        for (int i = 0; i < values.length; i++) {
            sums[clusters[i]] += values[i];
            counts[clusters[i]]++;
        }
        return ratio(sums, counts);
    }

    /// The median; of an even number, the mean of the middle two.
    ///
    /// @throws IllegalArgumentException when there is no value, or one that is not finite
    static BootstrapStatistic median(double[] values) {
        double[] sorted = Checks.finite("values", values).clone();
        Arrays.sort(sorted);
        Levels levels = Levels.of(sorted);
        double[] distinct = levels.columns()[0];
        return new WeightedStatistic(levels.counts(),
                weights -> OptionalDouble.of(WeightedFormulas.median(distinct, weights)));
    }

    /// The standard deviation with divisor `n - 1`; undefined for one value.
    ///
    /// @throws IllegalArgumentException when there is no value, or one that is not finite
    static BootstrapStatistic deviation(double[] values) {
        Levels levels = Levels.of(Checks.finite("values", values));
        double[] distinct = levels.columns()[0];
        return new WeightedStatistic(levels.counts(), weights -> WeightedFormulas.deviation(distinct, weights));
    }

    /// Pearson's correlation; undefined where one side is constant.
    ///
    /// @throws IllegalArgumentException when the lists differ in length, are empty, or hold what is not a finite number
    static BootstrapStatistic correlation(double[] x, double[] y) {
        Checks.finite("x", x);
        Checks.finite("y", y);
        Checks.sameLength("x", x.length, "y", y.length);
        Levels levels = Levels.of(x, y);
        double[][] columns = levels.columns();
        return new WeightedStatistic(levels.counts(),
                weights -> WeightedFormulas.correlation(columns[0], columns[1], weights));
    }

    /// Any statistic.
    ///
    /// @param items how many there are, at least 1
    static BootstrapStatistic weighted(int items, BootstrapFunction function) {
        Checks.require(items >= 1, "items [" + items + "] must be at least 1");
        int[] ones = new int[items];
        Arrays.fill(ones, 1);
        return new WeightedStatistic(ones, function);
    }
}
