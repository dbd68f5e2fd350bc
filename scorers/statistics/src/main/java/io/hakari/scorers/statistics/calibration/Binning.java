package io.hakari.scorers.statistics.calibration;

import io.hakari.scorers.statistics.number.Checks;

/// How forecasts are put into bins.
public sealed interface Binning {

    /// Return whether the forecast at a place begins a new bin.
    ///
    /// @param sorted forecasts, ascending
    boolean begins(double[] sorted, int place);

    /// Bins of equal width, closed on the right: bin k of B holds `(k-1)/B < p ≤ k/B`, and 0 is in the first.
    record Uniform(int bins) implements Binning {

        public Uniform {
            Checks.require(bins >= 1, "bins [" + bins + "] must be at least 1");
        }

        @Override
        public boolean begins(double[] sorted, int place) {
            return place == 0 || bin(sorted[place]) != bin(sorted[place - 1]);
        }

        private long bin(double p) {
            long bin = Math.max(1, (long) Math.ceil(p * bins));
            // The product may have been rounded over a limit; the quotient decides.
            while (bin > 1 && p <= (bin - 1) / (double) bins) {
                bin--;
            }
            while (p > bin / (double) bins) {
                bin++;
            }
            return bin;
        }
    }

    /// Bins of equally many forecasts, in their order; sizes differ by one at most, the larger come first.
    record Quantile(int bins) implements Binning {

        public Quantile {
            Checks.require(bins >= 1, "bins [" + bins + "] must be at least 1");
        }

        @Override
        public boolean begins(double[] sorted, int place) {
            int size = sorted.length / bins;
            int larger = sorted.length % bins;
            int inLarger = larger * (size + 1);
            return place < inLarger ? place % (size + 1) == 0 : (place - inLarger) % size == 0;
        }
    }

    /// A bin for each different forecast.
    record Distinct() implements Binning {

        @Override
        public boolean begins(double[] sorted, int place) {
            return place == 0 || sorted[place] != sorted[place - 1];
        }
    }
}
