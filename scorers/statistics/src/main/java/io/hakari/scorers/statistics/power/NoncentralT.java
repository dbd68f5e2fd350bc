package io.hakari.scorers.statistics.power;

import java.util.function.DoubleUnaryOperator;

import io.hakari.scorers.statistics.number.GaussLegendre;
import io.hakari.scorers.statistics.number.Normal;

/// The noncentral t distribution, `(Z + δ) / S` with `Z` normal and `νS²` chi-squared.
///
/// Its tail is the mean of the normal tail `1 - Φ(tS - δ)` over `S`, taken by quadrature; the density of `S` is normalized
/// by the same quadrature, so that no gamma function loses digits for a million degrees of freedom.
final class NoncentralT {
    /// In deviations of `S`; its density falls to 10⁻⁴² there.
    private static final double REACH = 14;

    private static final double NOTHING_ABOVE = 39;

    private NoncentralT() {
    }

    /// Return the chance to be above `t`, which must be above 0.
    static double above(double t, double df, double noncentrality) {
        double deviation = 1 / Math.sqrt(2 * df);
        double low = Math.max(0, 1 - REACH * deviation);
        double high = 1 + REACH * deviation;
        // Beyond this the normal tail is 0.
        double end = Math.min(high, (Math.max(0, noncentrality) + NOTHING_ABOVE) / t);
        if (end <= low) {
            return 0;
        }
        double above = integral(GaussLegendre.over(low, end, Math.min(deviation, 2 / t)), df,
                s -> Normal.above(t * s - noncentrality));
        return Math.min(1, above / integral(GaussLegendre.over(low, high, deviation), df, _ -> 1));
    }

    private static double integral(GaussLegendre rule, double df, DoubleUnaryOperator function) {
        double[] nodes = rule.nodes();
        double[] weights = rule.weights();
        double sum = 0;
        for (int i = 0; i < nodes.length; i++) {
            sum += weights[i] * Math.exp(logDensity(nodes[i], df)) * function.applyAsDouble(nodes[i]);
        }
        return sum;
    }

    /// Return the log density of `S` up to a constant, `(ν-1) log s - ν(s²-1)/2`, in terms of `s - 1`.
    private static double logDensity(double s, double df) {
        double x = s - 1;
        return (df - 1) * Math.log1p(x) - df * x * (1 + x / 2);
    }
}
