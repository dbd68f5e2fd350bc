package io.hakari.scorers.statistics.power;

import static java.lang.String.format;
import static java.util.Locale.ROOT;

import io.hakari.scorers.statistics.number.Checks;

/// How many items a gate asks for before it may pass a candidate as no worse, and why so many.
///
/// A release passes when all its gates pass, so that alpha is not divided among them; what must be divided is the chance
/// to miss a good candidate. See [#powerOfEach].
///
/// @param deviation    of the paired differences, from runs of one checkpoint against itself or of the last two
/// @param designEffect at least 1: how many times more items clusters cost
/// @param margin       the drop that must be excluded, above 0
/// @param alpha        one-sided, in (0, 1)
/// @param power        the chance of this gate to pass a candidate that is as good
public record PowerPlan(double deviation, double designEffect, double margin, double alpha, double power) {
    /// Deviations are estimated, and some items will be lost.
    private static final double RESERVE = 1.1;

    public PowerPlan {
        Checks.require(deviation > 0 && Double.isFinite(deviation), "deviation [" + deviation + "] must be above 0");
        Checks.require(designEffect >= 1 && Double.isFinite(designEffect),
                "design effect [" + designEffect + "] must be at least 1");
        Checks.require(margin > 0 && Double.isFinite(margin), "margin [" + margin + "] must be above 0");
        Checks.inside("alpha", alpha, 0, 1);
        Checks.inside("power", power, 0, 1);
    }

    /// Return the power that each gate needs for a release of `gates` gates to miss a good candidate with chance `beta` at
    /// most, however the gates depend on each other: `1 - beta/gates`.
    ///
    /// @throws IllegalArgumentException when a number is outside its range
    public static double powerOfEach(int gates, double beta) {
        Checks.require(gates >= 1, "gates [" + gates + "] must be at least 1");
        return 1 - Checks.inside("beta", beta, 0, 1) / gates;
    }

    /// Return the items needed, design effect and ten percent in reserve included.
    public long items() {
        double exact = NonInferiority.sampleSize(deviation, margin, 0, alpha, power) * designEffect;
        return Math.max(2, (long) Math.ceil(RESERVE * exact));
    }

    /// Return the least drop that so many items exclude with this alpha and power; smaller than the margin by the reserve.
    public double detectable() {
        return detectable(items());
    }

    /// Return the least drop that `n` items exclude with this alpha and power.
    ///
    /// @throws IllegalArgumentException when there are none
    public double detectable(long n) {
        Checks.require(n >= 1, "items [" + n + "] must be at least 1");
        return NonInferiority.deviates(alpha, power) * deviation * Math.sqrt(designEffect / (double) n);
    }

    /// Return the plan in one sentence, for the report.
    public String sentence() {
        return format(ROOT, "%,d items exclude a drop of %.4f with power %.4f at one-sided alpha %.4f,"
                + " given a deviation of %.4f and a design effect of %.2f, with 10 %% in reserve for a margin of %.4f.",
                items(), detectable(), power, alpha, deviation, designEffect, margin);
    }
}
