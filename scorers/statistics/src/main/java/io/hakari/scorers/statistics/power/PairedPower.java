package io.hakari.scorers.statistics.power;

import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.number.Normal;

/// How many items two checkpoints must answer, or what difference a number of items can show.
///
/// The variance of a paired difference of one item is `ω² + σ_A²/K_A + σ_B²/K_B`: of the difference itself between items,
/// and of the answers to one item, averaged over `K` of them. Normal formulas, numbers not rounded.
///
/// Miller (2024), Adding error bars to evals, arXiv 2411.00640, section 5.
///
/// @param items   ω², the variance over items of the expected difference
/// @param answers σ_A²/K_A + σ_B²/K_B, the variance of the answers of both, each divided by its answers per item
public record PairedPower(double items, double answers) {

    public PairedPower {
        Checks.within("variance of items", items, 0, Double.MAX_VALUE);
        Checks.within("variance of answers", answers, 0, Double.MAX_VALUE);
    }

    /// Return the plan of two checkpoints that answer each item once.
    public static PairedPower ofItems(double omega2) {
        return new PairedPower(omega2, 0);
    }

    /// Return this plan with the noise of one more checkpoint's answers.
    ///
    /// @param sigma2 their variance on one item, averaged over items
    /// @param k      answers per item, at least 1
    /// @throws IllegalArgumentException when a number is outside its range
    public PairedPower withAnswers(double sigma2, int k) {
        Checks.within("variance of answers", sigma2, 0, Double.MAX_VALUE);
        Checks.require(k >= 1, "answers per item [" + k + "] must be at least 1");
        return new PairedPower(items, answers + sigma2 / k);
    }

    /// Return how many items show a difference: `(z_{α/2} + z_β)² variance / δ²`, not rounded.
    ///
    /// @param delta the true difference, not 0
    /// @param alpha two-sided, in (0, 1)
    /// @param power 1 - β, in (0, 1)
    /// @throws IllegalArgumentException when a number is outside its range
    public double sampleSize(double delta, double alpha, double power) {
        Checks.finite("difference", delta);
        Checks.require(delta != 0, "difference [" + delta + "] must not be 0");
        double z = deviates(alpha, power);
        return z * z * (items + answers) / delta / delta;
    }

    /// Return the least true difference that `n` items show: `(z_{α/2} + z_β) √(variance / n)`.
    ///
    /// @param n     items, above 0
    /// @param alpha two-sided, in (0, 1)
    /// @param power 1 - β, in (0, 1)
    /// @throws IllegalArgumentException when a number is outside its range
    public double detectable(double n, double alpha, double power) {
        Checks.require(n > 0 && Double.isFinite(n), "items [" + n + "] must be above 0");
        return deviates(alpha, power) * Math.sqrt((items + answers) / n);
    }

    private static double deviates(double alpha, double power) {
        Checks.inside("alpha", alpha, 0, 1);
        Checks.inside("power", power, 0, 1);
        return Normal.quantileAbove(alpha / 2) - Normal.quantileAbove(power);
    }
}
