package io.hakari.scorers.statistics.rare;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.hakari.scorers.statistics.number.Checks;

/// The samples of one level with their margins, chain after chain.
final class Population {
    private final double[][] samples;
    private final double[] margins;
    private final int[] chains;
    private int size;

    /// @param samples how many there will be
    Population(int samples) {
        this.samples = new double[samples][];
        this.margins = new double[samples];
        this.chains = new int[samples];
    }

    /// Add the next sample.
    ///
    /// @param chain by which samples that come from each other are told; each stands together
    void add(double[] sample, double margin, int chain) {
        samples[size] = sample;
        margins[size] = margin;
        chains[size++] = chain;
    }

    static double checked(double margin, double[] u) {
        Checks.require(!Double.isNaN(margin), "margin [NaN] at " + Arrays.toString(u) + " must be a number");
        return margin;
    }

    double[] sample(int index) {
        return samples[index];
    }

    double margin(int index) {
        return margins[index];
    }

    /// Return the samples at or beyond a threshold.
    int[] beyond(double threshold) {
        return IntStream.range(0, size).filter(i -> margins[i] >= threshold).toArray();
    }

    /// Return the margins, largest first.
    double[] descending() {
        double[] sorted = margins.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length / 2; i++) {
            double low = sorted[i];
            sorted[i] = sorted[sorted.length - 1 - i];
            sorted[sorted.length - 1 - i] = low;
        }
        return sorted;
    }

    /// Return γ of the share beyond a threshold: with `p` that share of `N` samples and `s` of the `m` in a chain,
    /// `2/N Σ (s(s-1)/2 - p² m(m-1)/2) / (p(1-p))`.
    ///
    /// It is the sum over all lags of Au and Beck's equation 28, for chains of any length.
    double correlation(double threshold) {
        double p = (double) beyond(threshold).length / size;
        if (p == 0 || p == 1) {
            return 0;
        }
        double pairs = 0;
        int start = 0;
        while (start < size) {
            int end = start;
            double s = 0;
            while (end < size && chains[end] == chains[start]) {
                s += margins[end++] >= threshold ? 1 : 0;
            }
            double m = (double) end - start;
            pairs += (s * (s - 1) - p * p * m * (m - 1)) / 2;
            start = end;
        }
        return 2 * pairs / (size * p * (1 - p));
    }
}
