package io.hakari.scorers.statistics.paired;

import java.util.Optional;

/// Finds whole numbers that stand to each other as some measured ones do.
///
/// Scores are mostly fractions of a few parts, such as 0.125, or 0.7 which no double holds; sums of them that are equal on
/// paper must count as equal. Every number is taken as a fraction of the largest, by continued fractions.
final class Lattice {
    private static final long FINEST = 1_000_000;
    /// Every number is within `1 / FINEST²` of some fraction so fine; only what is ten times nearer is one.
    private static final double NEAR = 1e-13;

    private Lattice() {
    }

    /// Return the multiples, or nothing when the numbers have no common unit above a millionth of the largest.
    ///
    /// @param sizes above 0, at least one
    static Optional<long[]> multiples(double[] sizes) {
        double largest = 0;
        for (double size : sizes) {
            largest = Math.max(largest, size);
        }
        long parts = 1;
        for (double size : sizes) {
            long denominator = denominator(size / largest);
            parts = denominator == 0 ? 0 : parts / gcd(parts, denominator) * denominator;
            if (parts == 0 || parts > FINEST) {
                return Optional.empty();
            }
        }
        long[] multiples = new long[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            multiples[i] = Math.round(sizes[i] / largest * parts);
            if (multiples[i] == 0) {
                return Optional.empty();
            }
        }
        return Optional.of(multiples);
    }

    /// Return the smallest denominator of a convergent that is near enough to a number in (0, 1], or 0.
    private static long denominator(double ratio) {
        double rest = ratio;
        long numerator = (long) Math.floor(ratio);
        long lastNumerator = 1;
        long denominator = 1;
        long lastDenominator = 0;
        while (Math.abs((double) numerator / denominator - ratio) > NEAR) {
            rest = 1 / (rest - Math.floor(rest));
            if (rest > FINEST) {
                return 0;
            }
            long whole = (long) rest;
            long nextNumerator = whole * numerator + lastNumerator;
            long nextDenominator = whole * denominator + lastDenominator;
            if (nextDenominator > FINEST) {
                return 0;
            }
            lastNumerator = numerator;
            lastDenominator = denominator;
            numerator = nextNumerator;
            denominator = nextDenominator;
        }
        return denominator;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
