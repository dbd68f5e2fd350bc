package io.hakari.scorers.statistics.judge;

import io.hakari.scorers.statistics.number.Checks;

/// The true share of a yes, from the share that a fallible judge of known error rates said.
///
/// `θ = (p + q₀ - 1) / (q₀ + q₁ - 1)`, cut to [0, 1] (Rogan and Gladen 1978). The interval is the adjusted plug-in of Lee
/// et al. (2025): `z²/2` and `z²` are added to successes and trials of p, 1 and 2 to those of q₀ and q₁, and both ends are
/// moved by `2z² (θq₁(1-q₁)/m₁ - (1-θ)q₀(1-q₀)/m₀)`. A judge no better than chance is rejected. Where its labels are so few
/// that it no longer shows after the addition, the interval is [0, 1].
///
/// @param estimate in [0, 1]
/// @param lower    of the interval
/// @param upper    of the interval
public record RoganGladen(double estimate, double lower, double upper) {

    /// A share, and of how many.
    ///
    /// @param value in [0, 1]
    /// @param n     at least 1
    public record Share(double value, long n) {

        public Share {
            Checks.within("share", value, 0, 1);
            Checks.require(n >= 1, "trials [" + n + "] must be at least 1");
        }

        private Share add(double successes, double trials) {
            // The number of trials of the sum is kept apart; it need not be whole.
            return new Share((n * value + successes) / (n + trials), n);
        }

        private double variance(double added) {
            return value * (1 - value) / (n + added);
        }
    }

    /// Correct what the judge said.
    ///
    /// @param said        how often the judge said yes
    /// @param specificity q₀, how often it says no where no is true
    /// @param sensitivity q₁, how often it says yes where yes is true
    /// @throws IllegalArgumentException when q₀ + q₁ ≤ 1, or a number is outside its range
    public static RoganGladen of(Share said, Share specificity, Share sensitivity, double confidence) {
        double skill = specificity.value() + sensitivity.value() - 1;
        Checks.require(skill > 0, "specificity [" + specificity.value() + "] and sensitivity [" + sensitivity.value()
                + "] must be above 1 together; a judge no better than chance cannot be corrected");
        double estimate = Math.clamp((said.value() + specificity.value() - 1) / skill, 0, 1);
        double z = Checks.z(confidence);
        Share p = said.add(z * z / 2, z * z);
        Share q0 = specificity.add(1, 2);
        Share q1 = sensitivity.add(1, 2);
        double adjustedSkill = q0.value() + q1.value() - 1;
        if (adjustedSkill <= 0) {
            return new RoganGladen(estimate, 0, 1);
        }
        double theta = (p.value() + q0.value() - 1) / adjustedSkill;
        double v0 = q0.variance(2);
        double v1 = q1.variance(2);
        double middle = theta + 2 * z * z * (theta * v1 - (1 - theta) * v0);
        double half = z * Math.sqrt(p.variance(z * z) + (1 - theta) * (1 - theta) * v0 + theta * theta * v1)
                / adjustedSkill;
        return new RoganGladen(estimate, Math.clamp(middle - half, 0, 1), Math.clamp(middle + half, 0, 1));
    }
}
