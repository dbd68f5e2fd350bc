package io.hakari.scorers.statistics.number;

/// Mean, deviation and range of a stream of numbers, by Welford's recurrence.
///
/// The recurrence keeps its digits where the sum of squares would lose them: three numbers around 10¹⁵ have deviation 1.
public final class Moments {
    private long n;
    private double mean;
    private double squares;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /// Take one more number.
    ///
    /// @throws IllegalArgumentException when it is not finite
    public void add(double value) {
        Checks.finite(value);
        n++;
        double delta = value - mean;
        mean += delta / n;
        squares += delta * (value - mean);
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    /// Return how many numbers there were.
    public long n() {
        return n;
    }

    /// Return their mean; 0 for none.
    public double mean() {
        return mean;
    }

    /// Return the standard deviation with divisor n - 1; NaN for fewer than two numbers.
    public double deviation() {
        return n < 2 ? Double.NaN : min == max ? 0 : Math.sqrt(squares / (n - 1));
    }

    /// Return whether all numbers were the same.
    public boolean isConstant() {
        return min == max;
    }

    /// Return whether all numbers lay in a range.
    public boolean liesWithin(double low, double high) {
        return min >= low && max <= high;
    }
}
