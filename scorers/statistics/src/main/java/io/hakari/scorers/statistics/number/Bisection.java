package io.hakari.scorers.statistics.number;

import java.util.function.DoubleUnaryOperator;

/// Finds where a monotone function crosses zero, to the last bit and without fail.
public final class Bisection {
    private Bisection() {
    }

    /// Return where a decreasing function crosses zero between two numbers: the end nearest to the crossing when it does
    /// not.
    public static double root(double low, double high, DoubleUnaryOperator decreasing) {
        double left = low;
        double right = high;
        while (true) {
            double middle = left + (right - left) / 2;
            if (middle <= left || middle >= right) {
                return middle;
            }
            if (decreasing.applyAsDouble(middle) > 0) {
                left = middle;
            } else {
                right = middle;
            }
        }
    }
}
