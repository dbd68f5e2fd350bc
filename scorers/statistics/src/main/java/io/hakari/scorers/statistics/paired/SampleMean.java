package io.hakari.scorers.statistics.paired;

import java.util.OptionalDouble;

import io.hakari.scorers.statistics.number.Checks;

/// The mean of numbers with its standard error.
///
/// Two passes with sums of twice the usual digits, in units of the largest number: neither an offset of 10¹⁵ nor numbers
/// of 10³⁰⁰ cost a digit.
///
/// @param n         how many they were
/// @param mean      of them
/// @param deviation the standard deviation with divisor n - 1; absent for one number
/// @param se        deviation / √n; absent for one number, for which 0 would read as certainty
public record SampleMean(long n, double mean, OptionalDouble deviation, OptionalDouble se) {

    /// Return the mean of numbers.
    ///
    /// @throws IllegalArgumentException when there are none, or one is not finite
    public static SampleMean of(double[] values) {
        Checks.finite("values", values);
        return weighted(values, new long[0]);
    }

    /// Return the mean of numbers of which each comes several times.
    ///
    /// @param counts how often each value comes, at least 0 each and some together
    /// @throws IllegalArgumentException when the lists differ in length, hold nothing, or a number is outside its range
    public static SampleMean ofCounted(double[] values, long[] counts) {
        Checks.sameLength("values", values.length, "counts", counts.length);
        Checks.finite("values", values);
        for (long count : counts) {
            Checks.require(count >= 0, "count [" + count + "] must be at least 0");
        }
        return weighted(values, counts);
    }

    private static SampleMean weighted(double[] values, long[] counts) {
        Range range = Range.of(values, counts);
        Checks.require(range.n > 0, "counts [0 together] must be at least 1");
        if (range.n == 1) {
            return new SampleMean(1, range.max, OptionalDouble.empty(), OptionalDouble.empty());
        }
        if (range.min == range.max) {
            return new SampleMean(range.n, range.min, OptionalDouble.of(0), OptionalDouble.of(0));
        }
        int exponent = Math.getExponent(Math.max(Math.abs(range.min), Math.abs(range.max)));
        double n = (double) range.n;
        LongSum sum = new LongSum();
        for (int i = 0; i < values.length; i++) {
            sum.addProduct(Math.scalb(values[i], -exponent), count(counts, i));
        }
        double mean = sum.value() / n;
        double spread = Math.sqrt(squares(values, counts, exponent, mean) / (n - 1));
        return new SampleMean(range.n, Math.scalb(mean, exponent), OptionalDouble.of(Math.scalb(spread, exponent)),
                OptionalDouble.of(Math.scalb(spread / Math.sqrt(n), exponent)));
    }

    private static double squares(double[] values, long[] counts, int exponent, double mean) {
        LongSum squares = new LongSum();
        LongSum rest = new LongSum();
        double n = 0;
        for (int i = 0; i < values.length; i++) {
            double delta = Math.scalb(values[i], -exponent) - mean;
            double weight = count(counts, i);
            squares.addProduct(delta * weight, delta);
            rest.addProduct(delta, weight);
            n += weight;
        }
        // The mean was rounded, so the deviations do not quite add up to 0.
        return Math.max(0, squares.value() - rest.value() * rest.value() / n);
    }

    private static double count(long[] counts, int i) {
        return counts.length == 0 ? 1 : (double) counts[i];
    }

    /// How many numbers there are, and between which two they lie.
    private record Range(long n, double min, double max) {

        private static Range of(double[] values, long[] counts) {
            long n = 0;
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < values.length; i++) {
                long count = counts.length == 0 ? 1 : counts[i];
                n = Math.addExact(n, count);
                min = count == 0 ? min : Math.min(min, values[i]);
                max = count == 0 ? max : Math.max(max, values[i]);
            }
            return new Range(n, min, max);
        }
    }

    /// A sum with its rounding errors kept beside it, after Neumaier (1974).
    private static final class LongSum {
        private double sum;
        private double errors;

        private void addProduct(double x, double y) {
            double product = x * y;
            errors += Math.fma(x, y, -product);
            double next = sum + product;
            errors += Math.abs(sum) >= Math.abs(product) ? sum - next + product : product - next + sum;
            sum = next;
        }

        private double value() {
            return sum + errors;
        }
    }
}
