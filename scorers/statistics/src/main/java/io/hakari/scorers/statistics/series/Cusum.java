package io.hakari.scorers.statistics.series;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.hakari.scorers.statistics.number.Checks;

/// A control chart that adds up small drifts: the cumulative sums of what lies above and below a target.
///
/// `S⁺ = max(0, S⁺ + x - target - k)` and `S⁻ = max(0, S⁻ + target - x - k)`; a point alarms when either is above `h`. The
/// sums go on after an alarm. With `k` half the drift to be found and `h` four or five, both in deviations, false alarms
/// come about every 168 or 465 points. Feed differences from the target over their standard errors, for suites change in
/// size.
///
/// Page (1954), Continuous inspection schemes, Biometrika 41.
///
/// @param points one for each value
public record Cusum(List<Point> points) {

    /// The sums after one value.
    ///
    /// @param upper what has added up above the target
    /// @param lower what has added up below it
    /// @param alarm whether either is above the limit
    public record Point(double upper, double lower, boolean alarm) {}

    public Cusum {
        points = List.copyOf(points);
    }

    /// Draw the chart.
    ///
    /// @param x      finite
    /// @param target finite
    /// @param k      the slack, at least 0
    /// @param h      the limit, above 0
    /// @throws IllegalArgumentException when a number is outside its range
    public static Cusum of(double[] x, double target, double k, double h) {
        Checks.finite("target", target);
        Checks.within("k", k, 0, Double.MAX_VALUE);
        Checks.require(h > 0 && Double.isFinite(h), "h [" + h + "] must be above 0");
        List<Point> points = new ArrayList<>(x.length);
        double upper = 0;
        double lower = 0;
        for (double value : x) {
            Checks.finite("x", value);
            upper = Math.max(0, upper + (value - target - k));
            lower = Math.max(0, lower + (target - value - k));
            points.add(new Point(upper, lower, upper > h || lower > h));
        }
        return new Cusum(points);
    }

    /// Return the places of the points that alarm, from 0.
    public List<Integer> alarms() {
        return IntStream.range(0, points.size()).filter(i -> points.get(i).alarm()).boxed().toList();
    }
}
