package io.hakari.scorers.statistics;

/// Mean, deviation and range of a stream of numbers, by Welford's recurrence.
///
/// The recurrence keeps its digits where the sum of squares would lose them: three numbers around 10¹⁵ have deviation 1.
final class Moments {
    private long n;
    private double mean;
    private double squares;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    void add(double value) {
        Checks.finite(value);
        n++;
        double delta = value - mean;
        mean += delta / n;
        squares += delta * (value - mean);
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    long n() {
        return n;
    }

    double mean() {
        return mean;
    }

    /// Return the standard deviation with divisor n - 1; NaN for fewer than two numbers.
    double deviation() {
        return n < 2 ? Double.NaN : min == max ? 0 : Math.sqrt(squares / (n - 1));
    }

    boolean isConstant() {
        return min == max;
    }

    boolean liesWithin(double low, double high) {
        return min >= low && max <= high;
    }
}
