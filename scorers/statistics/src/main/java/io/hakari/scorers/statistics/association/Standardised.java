package io.hakari.scorers.statistics.association;

/// Numbers as a vector of mean 0 and length 1.
final class Standardised {
    private Standardised() {
    }

    static boolean isConstant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    /// Return the deviations from the mean, divided by their length; the values must not be all the same.
    static double[] of(double[] values) {
        double[] scaled = scaled(values);
        double mean = 0;
        for (int i = 0; i < scaled.length; i++) {
            mean += (scaled[i] - mean) / (i + 1);
        }
        double squares = 0;
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] -= mean;
            squares += scaled[i] * scaled[i];
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] /= length;
        }
        return scaled;
    }

    /// Halving and doubling lose nothing, and no square overflows or vanishes afterwards.
    private static double[] scaled(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        int exponent = Math.getExponent(largest);
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = Math.scalb(values[i], -exponent);
        }
        return scaled;
    }
}
