package io.hakari.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import io.hakari.metric.Estimate;
import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.series.ChangePoints;
import io.hakari.scorers.statistics.series.Cusum;
import io.hakari.scorers.statistics.series.Ewma;

/// What control charts and a change point detector see in a curve. They warn, and no gate listens to them.
///
/// The charts run on standardised changes, each the change from the point before over its standard error, where the same
/// questions were asked in the same way; at a break they begin anew. Only drifts for the worse warn. Change points are
/// looked for in the values, over their standard errors.
///
/// @param average places where the moving average of changes leaves its limits, for the worse
/// @param sums    places where the cumulative sum of changes does
/// @param changes places from which the level most likely is another, in either direction
record ControlChart(List<Integer> average, List<Integer> sums, List<Integer> changes) {
    /// λ and L of the moving average.
    private static final Ewma.Chart AVERAGE = new Ewma.Chart(0, 1, 0.2, 3);
    /// Half of the drift to be found, one standard error for each checkpoint.
    private static final double SLACK = 0.5;
    private static final double LIMIT = 4;
    private static final int LEAST = 3;
    private static final double HAZARD = 0.1;
    /// Before the first value of a run nothing is known of its level, and its spread is that of the measuring.
    private static final double VAGUE = 0.01;
    private static final double SHAPE = 5;

    ControlChart {
        average = List.copyOf(average);
        sums = List.copyOf(sums);
        changes = List.copyOf(changes);
    }

    static ControlChart of(Curve curve) {
        List<Integer> average = new ArrayList<>();
        List<Integer> sums = new ArrayList<>();
        List<Integer> changes = new ArrayList<>();
        for (List<Integer> segment : segments(curve)) {
            if (segment.size() >= LEAST) {
                double[] steps = steps(curve, segment);
                worse(AVERAGE.of(steps), segment, average);
                worse(Cusum.of(steps, 0, SLACK, LIMIT), segment, sums);
                levels(curve, segment, changes);
            }
        }
        return new ControlChart(average, sums, changes);
    }

    /// Return every place with a warning, in order.
    List<Integer> warnings() {
        TreeSet<Integer> places = new TreeSet<>(average);
        places.addAll(sums);
        return List.copyOf(places);
    }

    /// Cut the curve where points are not joined; a point apart is no part of the series.
    static List<List<Integer>> segments(Curve curve) {
        List<List<Integer>> segments = new ArrayList<>();
        int end = curve.points().size() - (curve.apart() ? 1 : 0);
        for (int i = 0; i < end; i++) {
            if (curve.points().get(i).estimate().isPresent()) {
                if (segments.isEmpty() || !curve.points().get(i).joined()) {
                    segments.add(new ArrayList<>());
                }
                segments.getLast().add(i);
            }
        }
        return segments;
    }

    private static double[] steps(Curve curve, List<Integer> segment) {
        double[] steps = new double[segment.size() - 1];
        for (int i = 1; i < segment.size(); i++) {
            Curve.Point point = curve.points().get(segment.get(i));
            Estimate before = curve.points().get(segment.get(i - 1)).estimate().orElseThrow();
            double step = point.previous().map(ControlChart::standardised)
                    .orElse(standardised(before, point.estimate().orElseThrow()));
            steps[i - 1] = curve.higherIsBetter() ? step : -step;
        }
        return steps;
    }

    private static double standardised(Estimate change) {
        return ratio(change.value(), error(change));
    }

    /// Without a paired change the errors of both values add up, which is careful: the questions are the same.
    private static double standardised(Estimate before, Estimate after) {
        return ratio(after.value() - before.value(), Math.hypot(error(before), error(after)));
    }

    private static double ratio(double value, double error) {
        return error > 0 && Double.isFinite(error) ? value / error : 0;
    }

    private static double error(Estimate estimate) {
        return (estimate.upper() - estimate.lower()) / (2 * Checks.z(estimate.interval().confidence()));
    }

    private static void worse(Ewma chart, List<Integer> segment, List<Integer> found) {
        chart.alarms().stream().filter(i -> chart.points().get(i).average() < 0)
                .forEach(i -> found.add(segment.get(i + 1)));
    }

    private static void worse(Cusum chart, List<Integer> segment, List<Integer> found) {
        chart.alarms().stream().filter(i -> chart.points().get(i).lower() > LIMIT)
                .forEach(i -> found.add(segment.get(i + 1)));
    }

    /// Walk back from the last value: the most likely run length says where its level began, and so on before that.
    private static void levels(Curve curve, List<Integer> segment, List<Integer> found) {
        List<Estimate> values = segment.stream().flatMap(i -> curve.points().get(i).estimate().stream()).toList();
        double scale = values.stream().mapToDouble(ControlChart::error).filter(error -> error > 0).average().orElse(0);
        if (!(scale > 0) || !Double.isFinite(scale)) {
            return;
        }
        double middle = values.stream().mapToDouble(Estimate::value).average().orElseThrow();
        double[] x = values.stream().mapToDouble(one -> (one.value() - middle) / scale).toArray();
        List<ChangePoints.Point> lengths = ChangePoints
                .of(x, HAZARD, new ChangePoints.Prior(0, VAGUE, SHAPE, SHAPE)).points();
        int end = x.length;
        while (end > 0) {
            int begin = end - Math.max(1, lengths.get(end - 1).mostLikely());
            if (begin > 0) {
                found.add(segment.get(begin));
            }
            end = begin;
        }
    }
}
