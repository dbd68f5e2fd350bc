package io.hakari.scorers.statistics.calibration;

import java.util.Comparator;
import java.util.stream.IntStream;

/// The forecasts by ascending probability, cut into bins.
///
/// Equal probabilities stay in the order they came; bins without a forecast are left out.
final class Bins {
    private final double[] sorted;
    private final int[] order;
    private final int[] starts;

    private Bins(double[] sorted, int[] order, int[] starts) {
        this.sorted = sorted;
        this.order = order;
        this.starts = starts;
    }

    static Bins of(Forecasts forecasts, Binning binning) {
        int n = forecasts.size();
        int[] order = IntStream.range(0, n).boxed()
                .sorted(Comparator.comparingDouble(forecast -> forecasts.probability(forecast) + 0.0))
                .mapToInt(Integer::intValue).toArray();
        double[] sorted = IntStream.of(order).mapToDouble(forecasts::probability).toArray();
        IntStream starts = IntStream.range(0, n).filter(place -> binning.begins(sorted, place));
        return new Bins(sorted, order, IntStream.concat(starts, IntStream.of(n)).toArray());
    }

    int count() {
        return starts.length - 1;
    }

    int size(int bin) {
        return starts[bin + 1] - starts[bin];
    }

    /// Return which forecast is at a place.
    int order(int place) {
        return order[place];
    }

    double sorted(int place) {
        return sorted[place];
    }

    int start(int bin) {
        return starts[bin];
    }

    /// Return the sum of the forecasts in a bin.
    double forecast(int bin) {
        double sum = 0;
        for (int place = starts[bin]; place < starts[bin + 1]; place++) {
            sum += sorted[place];
        }
        return sum;
    }
}
