package io.hakari.scorers.statistics.sequential;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.number.Bisection;
import io.hakari.scorers.statistics.number.Checks;

/// The capital of two gamblers who bet on numbers in [0, 1] against the claim that their mean is `m`, one upwards and one
/// downwards.
///
/// `K⁺ = Π (1 + λ⁺ (x - m))` and `K⁻ = Π (1 - λ⁻ (x - m))` with the stakes cut at `c/m` and `c/(1-m)`. Half the larger is an
/// e-process: when the claim is true it reaches `1/α` with chance `α` at most, no matter when one looks.
///
/// Waudby-Smith and Ramdas (2024), Estimating means of bounded random variables by betting, Journal of the Royal
/// Statistical Society B 86, section 4.
///
/// @param logUpward   log K⁺
/// @param logDownward log K⁻
public record HedgedCapital(double logUpward, double logDownward) {

    /// Return the capital after all numbers.
    ///
    /// @param x     in [0, 1]
    /// @param m     the mean that is claimed, in [0, 1]
    /// @param alpha for which the stakes are chosen, in (0, 1)
    /// @param cap   the share of the capital that may be lost at once, in (0, 1)
    /// @throws IllegalArgumentException when a number lies outside
    public static HedgedCapital of(double[] x, double m, double alpha, double cap) {
        Checks.within("m", m, 0, 1);
        Checks.inside("cap", cap, 0, 1);
        double[] stakes = stakes(x, alpha);
        return new HedgedCapital(upward(x, stakes, m, cap), downward(x, stakes, m, cap));
    }

    /// Return the log of the e-value, `log(max(K⁺, K⁻) / 2)`.
    public double logHedged() {
        return Math.max(logUpward, logDownward) - Math.log(2);
    }

    /// Return the means whose e-value is below `1/α` after all numbers: a confidence interval at any time of stopping.
    ///
    /// `K⁺` falls and `K⁻` rises with `m`, so that each bounds one end. Empty when every mean is refuted, which numbers
    /// with one mean do with chance `α` at most.
    ///
    /// @param x     in [0, 1]
    /// @param alpha in (0, 1)
    /// @param cap   the share of the capital that may be lost at once, in (0, 1)
    /// @throws IllegalArgumentException when a number lies outside
    public static Optional<Interval> interval(double[] x, double alpha, double cap) {
        Checks.inside("cap", cap, 0, 1);
        double[] stakes = stakes(x, alpha);
        double refuted = Math.log(2 / alpha);
        double lower = crossing(m -> upward(x, stakes, m, cap) - refuted);
        double upper = crossing(m -> refuted - downward(x, stakes, m, cap));
        return lower <= upper ? Optional.of(new Interval(lower, upper, 1 - alpha)) : Optional.empty();
    }

    private static double crossing(DoubleUnaryOperator falling) {
        return falling.applyAsDouble(0) < 0 ? 0 : falling.applyAsDouble(1) > 0 ? 1 : Bisection.root(0, 1, falling);
    }

    private static double[] stakes(double[] x, double alpha) {
        Bets bets = new Bets(alpha);
        double[] stakes = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            stakes[i] = bets.next();
            bets.add(x[i]);
        }
        return stakes;
    }

    private static double upward(double[] x, double[] stakes, double m, double cap) {
        double log = 0;
        for (int i = 0; i < x.length; i++) {
            log += Math.log1p(Math.min(stakes[i], cap / m) * (x[i] - m));
        }
        return log;
    }

    private static double downward(double[] x, double[] stakes, double m, double cap) {
        double log = 0;
        for (int i = 0; i < x.length; i++) {
            log += Math.log1p(-Math.min(stakes[i], cap / (1 - m)) * (x[i] - m));
        }
        return log;
    }
}
