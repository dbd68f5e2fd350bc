package io.hakari.scorers.statistics.association;

import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.TDistribution;

import io.hakari.scorers.statistics.number.Checks;

/// The product-moment correlation, with Student's p and Fisher's interval.
///
/// `r = Σ uᵢvᵢ` of the standardised columns; `t = r √((n-2) / (1-r²))` with n - 2 degrees of freedom;
/// `tanh(atanh r ± z/√(n-3))` (Fisher 1921). Both assume a bivariate normal distribution.
///
/// A constant column has no correlation. Where `|r|` is 1 the p is 0 and the interval a point. Three pairs have the
/// interval [-1, 1]. Two pairs always lie on a line: theirs is `|r| = 1` without a p, in [-1, 1].
///
/// @param r     in [-1, 1]
/// @param p     two-sided
/// @param lower of the interval
/// @param upper of the interval
public record Pearson(OptionalDouble r, OptionalDouble p, OptionalDouble lower, OptionalDouble upper) {
    private static final Pearson UNDEFINED = new Pearson(OptionalDouble.empty(), OptionalDouble.empty(),
            OptionalDouble.empty(), OptionalDouble.empty());

    /// Correlate two columns, pair by pair.
    ///
    /// @throws IllegalArgumentException when the columns differ in length, are empty, or hold what is not finite
    public static Pearson of(double[] x, double[] y, double confidence) {
        Checks.finite("x", x);
        Checks.finite("y", y);
        Checks.sameLength("x", x.length, "y", y.length);
        double z = Checks.z(confidence);
        if (Standardised.isConstant(x) || Standardised.isConstant(y)) {
            return UNDEFINED;
        }
        return of(Line.through(x, y), x.length, z);
    }

    private static Pearson of(Line line, int n, double z) {
        double r = line.r();
        if (n == 2) {
            return new Pearson(OptionalDouble.of(r), OptionalDouble.empty(), OptionalDouble.of(-1),
                    OptionalDouble.of(1));
        }
        if (line.gap() == 0) {
            return new Pearson(OptionalDouble.of(r), OptionalDouble.of(0), OptionalDouble.of(r), OptionalDouble.of(r));
        }
        double half = n == 3 ? Double.POSITIVE_INFINITY : z / Math.sqrt(n - 3.0);
        return new Pearson(OptionalDouble.of(r), OptionalDouble.of(p(line, n - 2.0)),
                OptionalDouble.of(Math.tanh(line.fisher() - half)), OptionalDouble.of(Math.tanh(line.fisher() + half)));
    }

    private static double p(Line line, double df) {
        double t = Math.abs(line.r()) * Math.sqrt(df / (line.gap() * (2 - line.gap())));
        return Math.min(1, 2 * TDistribution.of(df).survivalProbability(t));
    }

    /// How near the pairs are to a line.
    ///
    /// @param sign of the slope
    /// @param gap  `1 - |r|`, which keeps its digits where r is nearly 1
    private record Line(int sign, double gap) {
        /// Below this the gap is rounding.
        private static final double ROUNDING = 1e-29;

        static Line through(double[] x, double[] y) {
            double[] u = Standardised.of(x);
            double[] v = Standardised.of(y);
            double product = 0;
            for (int i = 0; i < u.length; i++) {
                product += u[i] * v[i];
            }
            int sign = product < 0 ? -1 : 1;
            double squares = 0;
            for (int i = 0; i < u.length; i++) {
                double apart = u[i] - sign * v[i];
                squares += apart * apart;
            }
            // |u - v|² = 2 - 2uv, for both have length 1.
            return new Line(sign, u.length == 2 || squares < ROUNDING ? 0 : Math.min(1, squares / 2));
        }

        double r() {
            return sign * (1 - gap);
        }

        double fisher() {
            return sign * Math.log((2 - gap) / gap) / 2;
        }
    }
}
