package io.hakari.scorers.statistics.bootstrap;

import java.util.OptionalDouble;

/// Statistics of items that are there several times.
final class WeightedFormulas {
    private static final double ROUNDING = 0x1p-48;

    private WeightedFormulas() {
    }

    /// @param sorted ascending
    static double median(double[] sorted, int[] weights) {
        long total = total(weights);
        double low = at(sorted, weights, (total - 1) / 2);
        double high = total % 2 == 1 ? low : at(sorted, weights, total / 2);
        return low + (high - low) / 2;
    }

    static OptionalDouble deviation(double[] values, int[] weights) {
        long total = total(weights);
        if (total < 2) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.sqrt(products(values, values, weights, total) / (total - 1)));
    }

    static OptionalDouble correlation(double[] x, double[] y, int[] weights) {
        if (isConstant(x, weights) || isConstant(y, weights)) {
            return OptionalDouble.empty();
        }
        long total = total(weights);
        double product = products(x, y, weights, total);
        double deviations = Math.sqrt(products(x, x, weights, total)) * Math.sqrt(products(y, y, weights, total));
        double correlation = product / deviations;
        return Double.isFinite(correlation)
                ? OptionalDouble.of(Math.abs(correlation) > 1 - ROUNDING ? Math.signum(correlation) : correlation)
                : OptionalDouble.empty();
    }

    private static double at(double[] sorted, int[] weights, long rank) {
        long passed = weights[0];
        int i = 0;
        while (passed <= rank) {
            passed += weights[++i];
        }
        return sorted[i];
    }

    /// Return the sum of products of deviations from the means, around the first item to keep the digits of what is large.
    private static double products(double[] x, double[] y, int[] weights, long total) {
        double meanX = mean(x, weights, total);
        double meanY = mean(y, weights, total);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += weights[i] * ((x[i] - x[0] - meanX) * (y[i] - y[0] - meanY));
        }
        return sum;
    }

    /// Return the mean less the first item.
    private static double mean(double[] x, int[] weights, long total) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += weights[i] * (x[i] - x[0]);
        }
        return sum / total;
    }

    private static boolean isConstant(double[] values, int[] weights) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            if (weights[i] > 0) {
                min = Math.min(min, values[i]);
                max = Math.max(max, values[i]);
            }
        }
        return min >= max;
    }

    private static long total(int[] weights) {
        long total = 0;
        for (int weight : weights) {
            total += weight;
        }
        return total;
    }
}
