package io.hakari.scorers.statistics.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apache.commons.numbers.gamma.LogGamma;

import io.hakari.scorers.statistics.number.Checks;

/// How long ago a series last changed, after each of its values.
///
/// The run length is the number of values since the change; a change comes with chance `hazard` at each value, and between
/// changes values are normal with unknown mean and variance. The chances of all run lengths are carried in logs, so that
/// nothing underflows; time and memory grow with the square of the series, which is one of checkpoints.
///
/// Adams and MacKay (2007), Bayesian online changepoint detection, arXiv 0710.3742.
///
/// @param points one for each value
public record ChangePoints(List<Point> points) {

    /// What is known after one value.
    ///
    /// @param mostLikely the most likely run length; the shorter of equals
    /// @param mean       of the run length
    public record Point(int mostLikely, double mean) {}

    /// What is known of mean and variance before the first value of a run: normal-inverse-gamma.
    ///
    /// @param mu    the mean, finite
    /// @param kappa in how many values it is worth, above 0
    /// @param alpha the shape of the variance, above 0
    /// @param beta  the scale of the variance, above 0
    public record Prior(double mu, double kappa, double alpha, double beta) {

        public Prior {
            Checks.finite("mu", mu);
            Checks.require(kappa > 0 && Double.isFinite(kappa), "kappa [" + kappa + "] must be above 0");
            Checks.require(alpha > 0 && Double.isFinite(alpha), "alpha [" + alpha + "] must be above 0");
            Checks.require(beta > 0 && Double.isFinite(beta), "beta [" + beta + "] must be above 0");
        }

        Prior updated(double x) {
            double distance = x - mu;
            return new Prior((kappa * mu + x) / (kappa + 1), kappa + 1, alpha + 0.5,
                    beta + kappa * distance * distance / (2 * (kappa + 1)));
        }

        /// Return the log density of the next value, up to [#height].
        double logDensity(double x) {
            double spread = 2 * beta * (kappa + 1) / kappa;
            double distance = x - mu;
            return -Math.log(Math.PI * spread) / 2 - (alpha + 0.5) * Math.log1p(distance * distance / spread);
        }

        /// Return the log of the constant of Student's t with `2α` degrees of freedom, the same for every run so long.
        double height() {
            return LogGamma.value(alpha + 0.5) - LogGamma.value(alpha);
        }
    }

    public ChangePoints {
        points = List.copyOf(points);
    }

    /// Follow a series.
    ///
    /// @param x      finite
    /// @param hazard in (0, 1)
    /// @throws IllegalArgumentException when a number is outside its range
    public static ChangePoints of(double[] x, double hazard, Prior prior) {
        double change = Math.log(Checks.inside("hazard", hazard, 0, 1));
        double stay = Math.log1p(-hazard);
        List<Point> points = new ArrayList<>(x.length);
        Prior[] states = new Prior[x.length + 1];
        double[] heights = new double[x.length + 1];
        states[0] = prior;
        double[] chances = {0};
        for (double value : x) {
            Checks.finite("x", value);
            double[] next = new double[chances.length + 1];
            heights[chances.length - 1] = states[chances.length - 1].height();
            for (int run = chances.length - 1; run >= 0; run--) {
                next[run + 1] = chances[run] + heights[run] + states[run].logDensity(value) + stay;
                states[run + 1] = states[run].updated(value);
            }
            double grown = logSum(Arrays.copyOfRange(next, 1, next.length));
            next[0] = grown - stay + change;
            chances = minus(next, grown - stay);
            points.add(point(chances));
        }
        return new ChangePoints(points);
    }

    private static Point point(double... chances) {
        int mostLikely = 0;
        double mean = 0;
        for (int run = 0; run < chances.length; run++) {
            mostLikely = chances[run] > chances[mostLikely] ? run : mostLikely;
            mean += run * Math.exp(chances[run]);
        }
        return new Point(mostLikely, mean);
    }

    private static double[] minus(double[] logs, double log) {
        return Arrays.stream(logs).map(value -> value - log).toArray();
    }

    private static double logSum(double... logs) {
        double most = Arrays.stream(logs).max().orElseThrow();
        return most + Math.log(Arrays.stream(logs).map(log -> Math.exp(log - most)).sum());
    }
}
