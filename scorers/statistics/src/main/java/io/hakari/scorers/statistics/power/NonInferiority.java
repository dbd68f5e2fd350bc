package io.hakari.scorers.statistics.power;

import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.number.Normal;

/// How many items a non-inferiority test needs.
public final class NonInferiority {
    private NonInferiority() {
    }

    /// Return `((z_α + z_β) sd / (margin + trueDifference))²`, not rounded.
    ///
    /// @param sd             the deviation of the paired differences
    /// @param margin         the drop that must be excluded, at least 0
    /// @param trueDifference candidate minus baseline in truth; 0 when the candidate is as good
    /// @param alpha          one-sided, in (0, 1)
    /// @param power          in (0, 1)
    /// @throws IllegalArgumentException when a number is outside its range, or the true difference is as bad as the margin
    public static double sampleSize(double sd, double margin, double trueDifference, double alpha, double power) {
        Checks.within("deviation", sd, 0, Double.MAX_VALUE);
        Checks.within("margin", margin, 0, Double.MAX_VALUE);
        Checks.finite("true difference", trueDifference);
        Checks.require(margin + trueDifference > 0,
                "true difference [" + trueDifference + "] must be above minus the margin [" + margin + "]");
        double root = deviates(alpha, power) * sd / (margin + trueDifference);
        return root * root;
    }

    static double deviates(double alpha, double power) {
        Checks.inside("alpha", alpha, 0, 1);
        Checks.inside("power", power, 0, 1);
        return Normal.quantileAbove(alpha) - Normal.quantileAbove(power);
    }
}
