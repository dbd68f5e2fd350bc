package io.hakari.scorers.statistics.paired;

import java.util.OptionalDouble;

import io.hakari.scorers.statistics.number.Checks;

/// Welch's t test and interval of the difference of two means that were measured on different samples.
///
/// `se² = s₁²/n₁ + s₂²/n₂`, with Satterthwaite's degrees of freedom `se⁴ / (s₁⁴/(n₁²(n₁-1)) + s₂⁴/(n₂²(n₂-1)))`. Welch
/// (1947), The generalization of Student's problem when several different population variances are involved,
/// Biometrika 34.
///
/// @param difference mean of a less mean of b
/// @param se         its standard error; absent when one list holds one number
/// @param t          difference / se; infinite without variance, absent when the difference is 0 as well
/// @param df         degrees of freedom; absent without variance
/// @param p          two-sided; absent when `t` is
/// @param lower      of the interval; absent when `se` is
/// @param upper      of the interval; absent when `se` is
public record WelchT(double difference, OptionalDouble se, OptionalDouble t, OptionalDouble df, OptionalDouble p,
        OptionalDouble lower, OptionalDouble upper) {

    /// Compare two lists of numbers.
    ///
    /// @throws IllegalArgumentException when a list is empty, or holds what is not a finite number
    public static WelchT of(double[] a, double[] b, double confidence) {
        Checks.finite("a", a);
        Checks.finite("b", b);
        StudentT student = student(SampleMean.of(a), SampleMean.of(b));
        StudentT.Ends ends = student.interval(confidence);
        OptionalDouble t = student.statistic(0);
        return new WelchT(student.mean(), student.se(), t, student.df(), student.twoSided(t), ends.lower(),
                ends.upper());
    }

    private static StudentT student(SampleMean a, SampleMean b) {
        double difference = Checks.finite("difference of means", a.mean() - b.mean());
        long n = a.n() + b.n();
        if (a.se().isEmpty() || b.se().isEmpty()) {
            return new StudentT(difference, OptionalDouble.empty(), OptionalDouble.empty(), n);
        }
        double one = a.se().getAsDouble();
        double other = b.se().getAsDouble();
        double se = Math.hypot(one, other);
        return new StudentT(difference, OptionalDouble.of(se),
                se == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(satterthwaite(one / se, other / se, a.n() - 1.0, b.n() - 1.0)),
                n);
    }

    /// In shares of the whole error, whose fourth powers neither overflow nor vanish together.
    private static double satterthwaite(double one, double other, double df1, double df2) {
        return 1 / (Math.pow(one, 4) / df1 + Math.pow(other, 4) / df2);
    }
}
