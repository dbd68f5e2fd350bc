package io.hakari.scorers.statistics.paired;

import org.apache.commons.statistics.distribution.TDistribution;

import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.number.Moments;
/// Student's t test and interval of the mean of paired differences.
///
/// These are the textbook's numbers and nothing safer: without variance `se` is 0 and the interval is a point, of one
/// pair everything but the difference is NaN. The metrics do not hand that on; see `Mean`.
///
/// @param difference the mean of a - b
/// @param se         its standard error
/// @param t          difference / se
/// @param df         degrees of freedom, pairs - 1
/// @param p          two-sided
/// @param lower      of the interval
/// @param upper      of the interval
public record PairedT(double difference, double se, double t, long df, double p, double lower, double upper) {

    /// Compare two lists of numbers, pair by pair.
    ///
    /// @throws IllegalArgumentException when the lists differ in length, are empty, or hold what is not a finite number
    public static PairedT of(double[] a, double[] b, double confidence) {
        Checks.require(a.length == b.length && a.length > 0,
                "[" + a.length + "] and [" + b.length + "] values must be as many as each other, and some");
        Checks.confidence(confidence);
        Moments differences = new Moments();
        for (int i = 0; i < a.length; i++) {
            differences.add(a[i] - b[i]);
        }
        return of(differences, confidence);
    }

    private static PairedT of(Moments differences, double confidence) {
        double mean = differences.mean();
        long df = differences.n() - 1;
        if (df == 0) {
            return new PairedT(mean, Double.NaN, Double.NaN, 0, Double.NaN, Double.NaN, Double.NaN);
        }
        double se = differences.deviation() / Math.sqrt((double) differences.n());
        double t = mean / se;
        TDistribution student = TDistribution.of((double) df);
        double p = Double.isNaN(t) ? Double.NaN : Math.min(1, 2 * student.survivalProbability(Math.abs(t)));
        double half = student.inverseSurvivalProbability((1 - confidence) / 2) * se;
        return new PairedT(mean, se, t, df, p, mean - half, mean + half);
    }
}
