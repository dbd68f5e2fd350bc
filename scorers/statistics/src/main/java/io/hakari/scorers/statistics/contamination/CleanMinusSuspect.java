package io.hakari.scorers.statistics.contamination;

import java.util.Optional;
import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.TDistribution;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.number.Moments;

/// How much lower a checkpoint scores on items that it cannot have seen than on items that it may have.
///
/// Welch's t of two independent groups, with the degrees of freedom of Welch and Satterthwaite (1947). A difference below 0
/// may also mean that the suspect items are easier: compare it with that of a checkpoint that is older than the test.
///
/// @param difference mean of the clean items less mean of the suspect ones
/// @param interval   of the difference; none where neither group varied
/// @param p          one-sided, small when the clean items went worse; none where neither group varied
public record CleanMinusSuspect(double difference, Optional<Interval> interval, OptionalDouble p) {

    /// Compare two groups of scores.
    ///
    /// @throws IllegalArgumentException when a group has fewer than two scores, or a score is not finite
    public static CleanMinusSuspect of(double[] clean, double[] suspect, double confidence) {
        Checks.confidence(confidence);
        Moments one = moments("clean", clean);
        Moments other = moments("suspect", suspect);
        double difference = one.mean() - other.mean();
        if (one.isConstant() && other.isConstant()) {
            return new CleanMinusSuspect(difference, Optional.empty(), OptionalDouble.empty());
        }
        double first = one.deviation() * one.deviation() / one.n();
        double second = other.deviation() * other.deviation() / other.n();
        double share = first / (first + second);
        double df = 1 / (share * share / (one.n() - 1) + (1 - share) * (1 - share) / (other.n() - 1));
        TDistribution student = TDistribution.of(df);
        double error = Math.sqrt(first + second);
        double half = student.inverseSurvivalProbability((1 - confidence) / 2) * error;
        return new CleanMinusSuspect(difference,
                Optional.of(new Interval(difference - half, difference + half, confidence)),
                OptionalDouble.of(student.cumulativeProbability(difference / error)));
    }

    private static Moments moments(String name, double[] scores) {
        Checks.finite(name, scores);
        Checks.require(scores.length >= 2, name + " scores [" + scores.length + "] must be at least 2");
        Moments moments = new Moments();
        for (double score : scores) {
            moments.add(score);
        }
        return moments;
    }
}
