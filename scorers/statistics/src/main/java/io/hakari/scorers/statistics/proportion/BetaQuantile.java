package io.hakari.scorers.statistics.proportion;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;

/// Quantiles of the beta distribution that keep their digits for rates near 0 and counts without end.
///
/// Where a shape is 1 there is a closed form. Where one shape is 10⁻⁵ of the other or less, the beta is nearly a gamma
/// distribution, and the quantiles of Commons are off by up to 2·10⁻⁸; Molenaar's (1970) correction of that limit is off
/// by about a tenth of the squared ratio. Everywhere else Commons is used, which is exact to 10⁻¹⁰ up to ten million
/// trials and to 10⁻⁸ up to some thousand million.
final class BetaQuantile {
    private static final double MANY = 1e7;
    private static final double RARE = 1e-5;

    private BetaQuantile() {
    }

    /// Return below what a share of `tail` lies.
    static double lower(double a, double b, double tail) {
        if (b == 1) {
            return Math.pow(tail, 1 / a);
        }
        if (a == 1) {
            return -Math.expm1(Math.log1p(-tail) / b);
        }
        if (isRare(a, b)) {
            return rare(GammaDistribution.of(a, 1).inverseCumulativeProbability(tail), a, b);
        }
        return isRare(b, a)
                ? 1 - rare(GammaDistribution.of(b, 1).inverseSurvivalProbability(tail), b, a)
                : BetaDistribution.of(a, b).inverseCumulativeProbability(tail);
    }

    /// Return above what a share of `tail` lies.
    static double upper(double a, double b, double tail) {
        if (a == 1) {
            return -Math.expm1(Math.log(tail) / b);
        }
        if (b == 1) {
            return Math.exp(Math.log1p(-tail) / a);
        }
        if (isRare(a, b)) {
            return rare(GammaDistribution.of(a, 1).inverseSurvivalProbability(tail), a, b);
        }
        return isRare(b, a)
                ? 1 - rare(GammaDistribution.of(b, 1).inverseCumulativeProbability(tail), b, a)
                : BetaDistribution.of(a, b).inverseSurvivalProbability(tail);
    }

    private static boolean isRare(double few, double many) {
        return few + many >= MANY && few <= RARE * many;
    }

    private static double rare(double gamma, double few, double many) {
        return gamma / (few + many - 1 + (gamma - few + 1) / 2);
    }
}
