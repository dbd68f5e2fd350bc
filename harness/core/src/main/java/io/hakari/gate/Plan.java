package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// What a comparison with the baseline was planned for, before anything was asked.
///
/// @param power        the chance to pass when the true change is `trueChange`, in (0.5, 1)
/// @param deviation    the standard deviation of the paired differences, from the last comparison of two runs; above 0
/// @param trueChange   the change that the plan reckons with, in the better direction; 0 for an equal checkpoint
/// @param designEffect how many times more trials clusters need than independent samples would; at least 1
@API(status = EXPERIMENTAL, since = "0.2")
public record Plan(double power, double deviation, double trueChange, double designEffect) {

    public Plan {
        check("power", power, power > 0.5 && power < 1, "in (0.5, 1)");
        check("deviation", deviation, deviation > 0 && Double.isFinite(deviation), "above 0");
        check("trueChange", trueChange, Double.isFinite(trueChange), "finite");
        check("designEffect", designEffect, designEffect >= 1 && Double.isFinite(designEffect), "at least 1");
    }

    /// Plan for an equal checkpoint and independent samples.
    public static Plan power(double power, double deviation) {
        return new Plan(power, deviation, 0, 1);
    }

    private static void check(String name, double value, boolean right, String range) {
        if (!right) {
            throw new IllegalArgumentException(name + " [" + value + "] of a plan must be " + range);
        }
    }
}
