package io.hakari.scorers.statistics.paired;

import java.util.Arrays;
import java.util.Optional;

import io.hakari.scorers.statistics.number.Checks;

/// The sign-flip test of paired differences over all `2ⁿ` sign patterns, without chance and without approximation.
///
/// The p-value is the share of patterns whose sum is at least as extreme as the one seen; equal sums count. Fisher (1935),
/// The Design of Experiments, section 21.
///
/// Differences that are multiples of one unit, as scores are, may be many thousands: their sums are few. Differences
/// without a common unit may be forty, beside those of 0: the patterns of both halves are sorted and laid against each
/// other.
public final class ExactSignFlip {
    private static final int MOST = 40;
    private static final double NEAR = 1e-12;

    private ExactSignFlip() {
    }

    /// Return the p-value of the mean difference.
    ///
    /// @throws IllegalArgumentException when there is no difference, one is not finite, or there are too many
    public static double p(double[] differences, Alternative alternative) {
        double[] flipped = Arrays.stream(Checks.finite("differences", differences)).filter(d -> d != 0).toArray();
        if (flipped.length == 0) {
            return 1;
        }
        // By a power of two, so that no sum of them passes what a double holds.
        double[] scaled = scaled(flipped);
        Optional<SignFlips> lattice = lattice(scaled).filter(SignFlips::isFeasible);
        if (lattice.isPresent()) {
            return lattice.get().p(alternative);
        }
        Checks.require(scaled.length <= MOST, "differences [" + scaled.length + " values other than 0] must be at most "
                + MOST + ", or multiples of one unit, for the exact test; draw sign patterns by chance instead");
        return halves(scaled, alternative);
    }

    private static Optional<SignFlips> lattice(double[] differences) {
        double[] sizes = Arrays.stream(differences).map(Math::abs).toArray();
        return Lattice.multiples(sizes).map(multiples -> {
            long positive = 0;
            for (int i = 0; i < differences.length; i++) {
                positive += differences[i] > 0 ? multiples[i] : 0;
            }
            return new SignFlips(multiples, positive);
        });
    }

    private static double halves(double[] differences, Alternative alternative) {
        double seen = Arrays.stream(differences).sum();
        double slack = NEAR * Arrays.stream(differences).map(Math::abs).sum();
        return switch (alternative) {
            case GREATER -> share(differences, seen - slack);
            // By symmetry there are as many sums at most -x as there are at least x.
            case LESS -> share(differences, -seen - slack);
            case TWO_SIDED -> Math.abs(seen) <= slack
                    ? 1
                    : Math.min(1, 2 * share(differences, Math.abs(seen) - slack));
        };
    }

    /// Return the share of sign patterns whose sum is at least `limit`.
    private static double share(double[] differences, double limit) {
        int half = differences.length / 2;
        double[] one = sums(Arrays.copyOfRange(differences, 0, half));
        double[] other = sums(Arrays.copyOfRange(differences, half, differences.length));
        long count = 0;
        int enough = other.length;
        for (double sum : one) {
            while (enough > 0 && sum + other[enough - 1] >= limit) {
                enough--;
            }
            count += other.length - enough;
        }
        return Math.scalb((double) count, -differences.length);
    }

    /// Return the sums of all sign patterns in ascending order.
    private static double[] sums(double[] values) {
        double[] sums = new double[1 << values.length];
        int filled = 1;
        for (double value : values) {
            for (int i = 0; i < filled; i++) {
                sums[filled + i] = sums[i] - value;
                sums[i] += value;
            }
            filled *= 2;
        }
        Arrays.sort(sums);
        return sums;
    }

    private static double[] scaled(double[] values) {
        double largest = Arrays.stream(values).map(Math::abs).max().orElse(1);
        int exponent = Math.getExponent(largest);
        return Arrays.stream(values).map(value -> Math.scalb(value, -exponent)).toArray();
    }
}
