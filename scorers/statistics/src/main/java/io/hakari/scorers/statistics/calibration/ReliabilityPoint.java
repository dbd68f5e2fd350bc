package io.hakari.scorers.statistics.calibration;

/// One bin of a reliability diagram.
///
/// @param count        forecasts in it, at least 1
/// @param meanForecast their mean
/// @param observedRate the share of them that came true
public record ReliabilityPoint(long count, double meanForecast, double observedRate) {

    /// Return the forecast less the rate: above 0 is overconfident.
    public double gap() {
        return meanForecast - observedRate;
    }
}
