package io.hakari.scorers.statistics.paired;

import java.util.OptionalDouble;

import io.hakari.scorers.statistics.number.Checks;

/// Two one-sided t tests, which together prove that paired numbers differ by less than matters.
///
/// The mean of a - b lies inside `(low, high)` if neither `mean ≤ low` nor `mean ≥ high` can be kept. Schuirmann (1987),
/// A comparison of the two one-sided tests procedure and the power approach for assessing the equivalence of average
/// bioavailability, Journal of Pharmacokinetics and Biopharmaceutics 15.
///
/// Of one pair nothing is known; without variance a statistic is infinite, or absent when the mean is on the limit.
///
/// @param tLower `(mean - low) / se`
/// @param pLower the chance of a larger one
/// @param tUpper `(mean - high) / se`
/// @param pUpper the chance of a smaller one
/// @param p      the larger of both
public record EquivalenceT(OptionalDouble tLower, OptionalDouble pLower, OptionalDouble tUpper, OptionalDouble pUpper,
        OptionalDouble p) {

    /// Test the differences of two lists.
    ///
    /// @param low  the limit below, less than `high`
    /// @param high the limit above
    /// @throws IllegalArgumentException when the limits are in no order, or the lists differ in length, are empty, or
    ///                                  hold what is not a finite number
    public static EquivalenceT of(double[] a, double[] b, double low, double high) {
        Checks.finite("low", low);
        Checks.finite("high", high);
        Checks.require(low < high, "low [" + low + "] must be below high [" + high + "]");
        StudentT student = StudentT.of(Differences.of(a, b));
        OptionalDouble tLower = student.statistic(low);
        OptionalDouble tUpper = student.statistic(high);
        OptionalDouble pLower = student.above(tLower);
        OptionalDouble pUpper = student.below(tUpper);
        OptionalDouble p = pLower.isPresent() && pUpper.isPresent()
                ? OptionalDouble.of(Math.max(pLower.getAsDouble(), pUpper.getAsDouble()))
                : OptionalDouble.empty();
        return new EquivalenceT(tLower, pLower, tUpper, pUpper, p);
    }
}
