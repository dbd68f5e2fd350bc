package io.hakari.scorers.statistics.proportion;

import java.util.OptionalDouble;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.number.Bisection;
import io.hakari.scorers.statistics.number.Checks;

/// The difference of two proportions that were measured on different samples.
public final class TwoProportions {

    /// How the variance of the score is estimated under the hypothesis.
    public enum Variance {
        /// As Farrington and Manning (1990) do, Test statistics and sample size formulae for comparative binomial trials
        /// with null hypothesis of non-zero risk difference or non-unity relative risk, Statistics in Medicine 9.
        FARRINGTON_MANNING,
        /// Larger by `N / (N - 1)` with `N` the trials of both arms, as Miettinen and Nurminen (1985) do, Comparative
        /// analysis of two rates, Statistics in Medicine 4.
        MIETTINEN_NURMINEN
    }

    private TwoProportions() {
    }

    /// Return the interval of Agresti and Caffo: Wald's, after one success and one failure more in each arm, cut to
    /// [-1, 1].
    ///
    /// Agresti and Caffo (2000), Simple and effective confidence intervals for proportions and differences of proportions
    /// result from adding two successes and two failures, The American Statistician 54.
    ///
    /// @throws IllegalArgumentException when the confidence is outside its range
    public static Interval agrestiCaffo(Arms arms, double confidence) {
        double z = Checks.z(confidence);
        double m1 = arms.n1() + 2.0;
        double m2 = arms.n2() + 2.0;
        double p1 = (arms.x1() + 1.0) / m1;
        double p2 = (arms.x2() + 1.0) / m2;
        double q1 = (arms.n1() - arms.x1() + 1.0) / m1;
        double q2 = (arms.n2() - arms.x2() + 1.0) / m2;
        double half = z * Math.sqrt(p1 * q1 / m1 + p2 * q2 / m2);
        return new Interval(Math.max(-1, p1 - p2 - half), Math.min(1, p1 - p2 + half), confidence);
    }

    /// Return Newcombe's interval, the Wilson intervals of both arms joined.
    ///
    /// With the distances `l` and `u` of Wilson's ends from each share: `Δ - √(l₁² + u₂²)` to `Δ + √(u₁² + l₂²)`.
    ///
    /// Newcombe (1998), Interval estimation for the difference between independent proportions: comparison of eleven
    /// methods, Statistics in Medicine 17, method 10.
    ///
    /// @throws IllegalArgumentException when the confidence is outside its range
    public static Interval newcombe(Arms arms, double confidence) {
        double p1 = (double) arms.x1() / arms.n1();
        double p2 = (double) arms.x2() / arms.n2();
        Interval first = Proportions.wilson(arms.x1(), arms.n1(), confidence);
        Interval second = Proportions.wilson(arms.x2(), arms.n2(), confidence);
        double difference = arms.difference();
        double below = Math.hypot(p1 - first.lower(), second.upper() - p2);
        double above = Math.hypot(first.upper() - p1, p2 - second.lower());
        return new Interval(Math.max(-1, difference - below), Math.min(1, difference + above), confidence);
    }

    /// Test by the score whether the candidate is no worse than the baseline by more than a margin.
    ///
    /// The statistic is `(p₁ - p₂ + margin) / √V`, with `V = p̃₁q̃₁/n₁ + p̃₂q̃₂/n₂` at the most likely rates for which
    /// `p̃₁ - p̃₂ = -margin`. It has no value when its variance is 0, as without a margin and without a success.
    ///
    /// @param margin how much worse is still as good, in (-1, 1); 0 asks for better, negative for better by so much
    /// @throws IllegalArgumentException when the margin is outside its range
    public static Score nonInferiority(Arms arms, double margin, Variance variance) {
        Checks.inside("margin", margin, -1, 1);
        if (arms.mostlySucceed()) {
            // Rates near 1 are kept as rates of failure near 0, which have more digits.
            Score mirrored = direct(arms.mirrored(), margin, variance);
            return new Score(mirrored.test(), 1 - mirrored.baseline(), 1 - mirrored.candidate());
        }
        return direct(arms, margin, variance);
    }

    /// Return the score interval: all differences that the score test, asked from both sides, does not reject.
    ///
    /// @throws IllegalArgumentException when the confidence is outside its range
    public static Interval score(Arms arms, double confidence, Variance variance) {
        double z = Checks.z(confidence);
        Arms rare = arms.mostlySucceed() ? arms.mirrored() : arms;
        double seen = rare.difference();
        // Without the division by V, which is 0 at both ends of [-1, 1].
        double lower = seen == -1
                ? -1
                : Bisection.root(-1, seen, d -> seen - d - z * Math.sqrt(variance(rare, d, variance)));
        double upper = seen == 1
                ? 1
                : Bisection.root(seen, 1, d -> seen - d + z * Math.sqrt(variance(rare, d, variance)));
        return new Interval(lower, upper, confidence);
    }

    /// The test, with the rates at which its variance was taken.
    ///
    /// @param candidate the most likely rate of the candidate under the hypothesis
    /// @param baseline  the most likely rate of the baseline under the hypothesis
    public record Score(ScoreTest test, double candidate, double baseline) {}

    private static Score direct(Arms arms, double margin, Variance kind) {
        double candidate = arms.restricted(-margin);
        double baseline = candidate + margin;
        double variance = variance(arms, -margin, kind);
        double excess = arms.difference() + margin;
        ScoreTest test = excess == 0 && variance == 0
                ? new ScoreTest(arms.difference(), OptionalDouble.empty(), OptionalDouble.empty())
                : ScoreTest.of(arms.difference(), excess / Math.sqrt(variance));
        return new Score(test, candidate, baseline);
    }

    private static double variance(Arms arms, double d, Variance kind) {
        double p1 = arms.restricted(d);
        double p2 = Math.clamp(p1 - d, 0, 1);
        double plain = p1 * (1 - p1) / arms.n1() + p2 * (1 - p2) / arms.n2();
        double trials = (double) arms.n1() + arms.n2();
        return switch (kind) {
            case FARRINGTON_MANNING -> plain;
            case MIETTINEN_NURMINEN -> plain * trials / (trials - 1);
        };
    }
}
