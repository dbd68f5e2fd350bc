package io.hakari.scorers.statistics.sequential;

import io.hakari.scorers.statistics.number.Checks;

/// Wald's sequential probability ratio test of one rate against another.
///
/// The log likelihood ratio is followed until it reaches `log((1-β)/α)`, where the rate `p1` is accepted, or
/// `log(β/(1-α))`, where `p0` is. No test with these two error rates needs fewer trials on average when one of the rates
/// is true; between them it may need many.
///
/// Wald (1945), Sequential tests of statistical hypotheses, Annals of Mathematical Statistics 16.
///
/// @param logRatio log likelihood under `p1` less that under `p0`
/// @param upper    the upper boundary
/// @param lower    the lower boundary
public record RatioTest(double logRatio, double upper, double lower) {

    /// What the test says now.
    public enum Decision {
        CONTINUE, ACCEPT_H0, ACCEPT_H1
    }

    /// The two rates and the errors allowed.
    ///
    /// @param p0    in (0, 1)
    /// @param p1    in (0, 1), another one
    /// @param alpha the chance to accept `p1` when `p0` is true, in (0, 1)
    /// @param beta  the chance to accept `p0` when `p1` is true, in (0, 1); less than 1 together with `alpha`
    public record Plan(double p0, double p1, double alpha, double beta) {

        public Plan {
            Checks.inside("p0", p0, 0, 1);
            Checks.inside("p1", p1, 0, 1);
            Checks.require(p0 != p1, "p1 [" + p1 + "] must differ from p0");
            Checks.inside("alpha", alpha, 0, 1);
            Checks.inside("beta", beta, 0, 1);
            Checks.require(alpha + beta < 1, "alpha + beta [" + (alpha + beta) + "] must be below 1");
        }

        /// Return where the test is after some trials.
        ///
        /// @throws IllegalArgumentException when there cannot be so many successes
        public RatioTest after(long successes, long trials) {
            Checks.require(trials >= 0, "trials [" + trials + "] must be at least 0");
            Checks.require(successes >= 0 && successes <= trials,
                    "successes [" + successes + "] must be in [0, " + trials + "]");
            double ratio = (double) successes * Math.log1p((p1 - p0) / p0)
                    + (double) (trials - successes) * Math.log1p((p0 - p1) / (1 - p0));
            return new RatioTest(ratio, Math.log1p(-beta) - Math.log(alpha), Math.log(beta) - Math.log1p(-alpha));
        }
    }

    public Decision decision() {
        return logRatio >= upper ? Decision.ACCEPT_H1 : logRatio <= lower ? Decision.ACCEPT_H0 : Decision.CONTINUE;
    }
}
