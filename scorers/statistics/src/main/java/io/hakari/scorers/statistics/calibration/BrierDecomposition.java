package io.hakari.scorers.statistics.calibration;

/// Brier's score taken apart: `brier = reliability - resolution + uncertainty` (Murphy 1973).
///
/// Grouped by equal forecasts, without bins, so that the parts add up exactly.
///
/// @param brier       the score
/// @param reliability how far the rate of each group is from its forecast; 0 is best
/// @param resolution  how far the rates of the groups are from the rate of all; more is better
/// @param uncertainty the variance of the outcomes, which no forecaster can help
public record BrierDecomposition(double brier, double reliability, double resolution, double uncertainty) {

    /// Take the score of forecasts apart.
    public static BrierDecomposition of(Forecasts forecasts) {
        ReliabilityDiagram groups = ReliabilityDiagram.of(forecasts, new Binning.Distinct());
        double n = forecasts.size();
        double rate = groups.points().stream().mapToDouble(point -> point.observedRate() * point.count()).sum() / n;
        double reliability = 0;
        double resolution = 0;
        for (ReliabilityPoint point : groups.points()) {
            double apart = point.observedRate() - rate;
            reliability += point.count() * point.gap() * point.gap();
            resolution += point.count() * apart * apart;
        }
        return new BrierDecomposition(forecasts.brier(), reliability / n, resolution / n, rate * (1 - rate));
    }
}
