package io.hakari.scorers.statistics.series;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.hakari.scorers.statistics.number.Checks;

/// A control chart of the exponentially weighted moving average.
///
/// `z_t = λ x_t + (1-λ) z_{t-1}` from the target on; a point alarms when it lies outside
/// `target ± L σ √(λ/(2-λ) (1 - (1-λ)^{2t}))`.
///
/// Roberts (1959), Control chart tests based on geometric moving averages, Technometrics 1.
///
/// @param points one for each value
public record Ewma(List<Point> points) {

    /// How the chart is drawn.
    ///
    /// @param target finite
    /// @param sigma  the deviation of one value, above 0
    /// @param weight λ, of the newest value, in (0, 1]; 0.2 is usual
    /// @param width  L, of the limits in deviations, above 0; 3 is usual
    public record Chart(double target, double sigma, double weight, double width) {

        public Chart {
            Checks.finite("target", target);
            Checks.require(sigma > 0 && Double.isFinite(sigma), "sigma [" + sigma + "] must be above 0");
            Checks.require(weight > 0 && weight <= 1, "weight [" + weight + "] must be in (0, 1]");
            Checks.require(width > 0 && Double.isFinite(width), "width [" + width + "] must be above 0");
        }

        /// Draw the chart.
        ///
        /// @throws IllegalArgumentException when a value is not finite
        public Ewma of(double... x) {
            List<Point> points = new ArrayList<>(x.length);
            double average = target;
            for (double value : x) {
                average = weight * Checks.finite("x", value) + (1 - weight) * average;
                double half = half(points.size() + 1);
                points.add(new Point(average, target - half, target + half));
            }
            return new Ewma(points);
        }

        private double half(int t) {
            double grown = weight == 1 ? 1 : -Math.expm1(2.0 * t * Math.log1p(-weight));
            return width * sigma * Math.sqrt(weight / (2 - weight) * grown);
        }
    }

    /// The average after one value.
    ///
    /// @param average the weighted average
    /// @param lower   its lower limit
    /// @param upper   its upper limit
    public record Point(double average, double lower, double upper) {

        public boolean alarm() {
            return average < lower || average > upper;
        }
    }

    public Ewma {
        points = List.copyOf(points);
    }

    /// Return the places of the points that alarm, from 0.
    public List<Integer> alarms() {
        return IntStream.range(0, points.size()).filter(i -> points.get(i).alarm()).boxed().toList();
    }
}
