package io.hakari.scorers.statistics.paired;

import io.hakari.scorers.statistics.number.Checks;

/// The differences of two lists, pair by pair.
final class Differences {
    private Differences() {
    }

    static double[] of(double[] a, double[] b) {
        Checks.sameLength("a", a.length, "b", b.length);
        Checks.finite("a", a);
        Checks.finite("b", b);
        double[] differences = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            differences[i] = Checks.finite("difference", a[i] - b[i]);
        }
        return differences;
    }
}
