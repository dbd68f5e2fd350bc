package io.hakari.scorers.statistics.paired;

import java.util.OptionalDouble;

/// Student's t test and interval of a mean of paired differences.
///
/// These are the textbook's numbers and nothing safer: without variance `se` is 0 and the interval is a point, of one
/// pair there is nothing but the difference. The metrics do not hand that on; see `Mean`.
///
/// @param difference the mean of a - b
/// @param se         its standard error; absent for one pair
/// @param t          difference / se; infinite without variance, absent when the difference is 0 as well
/// @param df         degrees of freedom, pairs - 1
/// @param p          two-sided; 0 when `t` is infinite, absent when `t` is
/// @param lower      of the interval; absent for one pair
/// @param upper      of the interval; absent for one pair
public record PairedT(double difference, OptionalDouble se, OptionalDouble t, long df, OptionalDouble p,
        OptionalDouble lower, OptionalDouble upper) {

    /// Compare two lists of numbers, pair by pair.
    ///
    /// @throws IllegalArgumentException when the lists differ in length, are empty, or hold what is not a finite number
    public static PairedT of(double[] a, double[] b, double confidence) {
        StudentT student = StudentT.of(Differences.of(a, b));
        StudentT.Ends ends = student.interval(confidence);
        OptionalDouble t = student.statistic(0);
        return new PairedT(student.mean(), student.se(), t, student.pairs() - 1, student.twoSided(t), ends.lower(),
                ends.upper());
    }
}
