package io.hakari.scorers.statistics.calibration;

import java.util.ArrayList;
import java.util.List;

/// Forecasts in bins, each with the rate that was observed; empty bins have no point.
///
/// The expected calibration error is biased upward, and more so for few forecasts and many bins: show it beside its
/// `ConsistencyBand`.
///
/// @param points by ascending forecast
public record ReliabilityDiagram(List<ReliabilityPoint> points) {

    public ReliabilityDiagram {
        points = List.copyOf(points);
    }

    /// Draw forecasts.
    public static ReliabilityDiagram of(Forecasts forecasts, Binning binning) {
        Bins bins = Bins.of(forecasts, binning);
        List<ReliabilityPoint> points = new ArrayList<>();
        for (int bin = 0; bin < bins.count(); bin++) {
            double came = 0;
            for (int place = bins.start(bin); place < bins.start(bin + 1); place++) {
                came += forecasts.outcome(bins.order(place));
            }
            int size = bins.size(bin);
            points.add(new ReliabilityPoint(size, bins.forecast(bin) / size, came / size));
        }
        return new ReliabilityDiagram(points);
    }

    /// Return the expected calibration error, the mean of `|gap|` over all forecasts (Naeini et al. 2015).
    public double expectedError() {
        double sum = 0;
        double n = 0;
        for (ReliabilityPoint point : points) {
            sum += point.count() * Math.abs(point.gap());
            n += point.count();
        }
        return sum / n;
    }

    /// Return the maximum calibration error, the largest `|gap|`.
    public double maximumError() {
        return points.stream().mapToDouble(point -> Math.abs(point.gap())).max().orElseThrow();
    }
}
