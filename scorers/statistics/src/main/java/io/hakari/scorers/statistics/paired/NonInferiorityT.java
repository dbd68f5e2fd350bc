package io.hakari.scorers.statistics.paired;

import java.util.OptionalDouble;

import io.hakari.scorers.statistics.number.Checks;

/// A one-sided t test that a candidate is worse than a baseline by less than a margin, pair by pair.
///
/// The hypothesis to reject is that the mean of candidate - baseline is at most `-margin`. Of one pair nothing is known.
/// Without variance the bound is the difference itself, which no gate should take for proof.
///
/// @param difference  the mean of candidate - baseline
/// @param se          its standard error
/// @param t           `(difference + margin) / se`
/// @param df          degrees of freedom, pairs - 1
/// @param p           the chance of a larger statistic
/// @param lowerBound  of the true difference, one-sided with confidence 1 - alpha
/// @param nonInferior whether the bound lies above `-margin`
public record NonInferiorityT(double difference, OptionalDouble se, OptionalDouble t, long df, OptionalDouble p,
        OptionalDouble lowerBound, boolean nonInferior) {

    /// Test the differences of two lists.
    ///
    /// @param margin how much worse is still as good, finite; usually above 0
    /// @param alpha  the chance to call good what is worse by the margin, in (0, 1)
    /// @throws IllegalArgumentException when a number is outside its range, or the lists differ in length, are empty, or
    ///                                  hold what is not a finite number
    public static NonInferiorityT of(double[] candidate, double[] baseline, double margin, double alpha) {
        Checks.finite("margin", margin);
        Checks.inside("alpha", alpha, 0, 1);
        StudentT student = StudentT.of(Differences.of(candidate, baseline));
        OptionalDouble t = student.statistic(-margin);
        OptionalDouble half = student.half(alpha);
        OptionalDouble bound = half.isPresent() ? OptionalDouble.of(student.mean() - half.getAsDouble()) : half;
        return new NonInferiorityT(student.mean(), student.se(), t, student.pairs() - 1, student.above(t), bound,
                bound.isPresent() && bound.getAsDouble() > -margin);
    }
}
