package io.hakari.scorers.statistics.sequential;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.number.Bisection;
import io.hakari.scorers.statistics.number.Checks;

/// Evidence against a rate that may be looked at after every trial: the likelihood under rates spread by `Beta(a, b)`, over
/// that under the rate.
///
/// `E = B(a+s, b+f) / B(a, b) / (p^s (1-p)^f)`. On the discordant pairs of two runs, against 1/2, it is a sequential
/// McNemar test.
///
/// Robbins (1970), Statistical methods related to the law of the iterated logarithm, Annals of Mathematical Statistics 41.
///
/// @param a above 0
/// @param b above 0; 1 and 1 spread evenly
public record BetaBinomial(double a, double b) {

    public BetaBinomial {
        Checks.require(a > 0 && Double.isFinite(a), "a [" + a + "] must be above 0");
        Checks.require(b > 0 && Double.isFinite(b), "b [" + b + "] must be above 0");
    }

    /// Return the log of the e-value against a rate; it refutes the rate at level `α` when it is `log(1/α)` or more.
    ///
    /// By Stirling's formula for each gamma function, what is large cancels on paper: what remains is `N` times the
    /// divergence of the rate from `A/N`, where `A = a+s` and `N = a+b+n`.
    ///
    /// @param successes in [0, trials]
    /// @param trials    at least 0
    /// @param rate      in (0, 1)
    /// @throws IllegalArgumentException when a number is outside its range
    public double logE(long successes, long trials, double rate) {
        check(successes, trials);
        Checks.inside("rate", rate, 0, 1);
        return trials == 0 ? 0 : constant(successes, trials) + divergence(successes, trials, rate);
    }

    /// Return the rates that no look so far refutes at level `alpha`.
    ///
    /// @param successes in [0, trials]
    /// @param trials    at least 0
    /// @param alpha     in (0, 1)
    /// @throws IllegalArgumentException when a number is outside its range
    public Interval interval(long successes, long trials, double alpha) {
        check(successes, trials);
        double refuted = -Math.log(Checks.inside("alpha", alpha, 0, 1));
        if (trials == 0) {
            return new Interval(0, 1, 1 - alpha);
        }
        double rate = (double) successes / (double) trials;
        double constant = constant(successes, trials) - refuted;
        double lower = successes == 0
                ? 0
                : Bisection.root(0, rate, p -> constant + divergence(successes, trials, p));
        double upper = successes == trials
                ? 1
                : Bisection.root(rate, 1, p -> -constant - divergence(successes, trials, p));
        return new Interval(lower, upper, 1 - alpha);
    }

    /// The part of the log that does not depend on the rate.
    private double constant(long successes, long trials) {
        double right = a + (double) successes;
        double wrong = b + (double) (trials - successes);
        double all = a + b + (double) trials;
        return Math.log(2 * Math.PI * all / right / wrong) / 2 + stirlingError(right) + stirlingError(wrong)
                - stirlingError(all) - LogBeta.value(a, b);
    }

    private double divergence(long successes, long trials, double p) {
        double all = a + b + (double) trials;
        return deviance(a + (double) successes, all * p) + deviance(b + (double) (trials - successes), all * (1 - p))
                + a * Math.log(p) + b * Math.log1p(-p);
    }

    /// Return `x log(x/m) + m - x`, which is of the order `(x-m)²/2m` near `m`.
    private static double deviance(double x, double m) {
        double u = (x - m) / m;
        if (Math.abs(u) > 0.1) {
            return x * Math.log(x / m) + m - x;
        }
        // (1+u) log(1+u) - u = Σ (-u)ʲ / (j (j-1)), j from 2.
        double sum = 0;
        double power = u * u;
        for (int j = 2; j < 20; j++) {
            sum += power / (j * (j - 1.0));
            power *= -u;
        }
        return m * sum;
    }

    /// Return `log Γ(x) - (x - 1/2) log x + x - log √(2π)`.
    private static double stirlingError(double x) {
        if (x < 20) {
            return LogGamma.value(x) - (x - 0.5) * Math.log(x) + x - Math.log(2 * Math.PI) / 2;
        }
        double square = x * x;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / square) / square) / square) / x;
    }

    private static void check(long successes, long trials) {
        Checks.require(trials >= 0, "trials [" + trials + "] must be at least 0");
        Checks.require(successes >= 0 && successes <= trials,
                "successes [" + successes + "] must be in [0, " + trials + "]");
    }
}
