package io.hakari.scorers.statistics.paired;

import java.util.Arrays;

import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.number.FairCoin;

/// Where a sum lies among all that come up when the sign of every number is a throw of a fair coin.
///
/// The chance of every sum is built up number by number, as in Pagano and Tritchler (1983), On obtaining permutation
/// distributions in polynomial time, Journal of the American Statistical Association 78: `2ⁿ` sign patterns cost no more
/// than `n` times the largest sum that matters. Only sums up to the nearer tail are kept, so that a chance of 10⁻³⁰⁰ too
/// is a sum of positive terms.
final class SignFlips {
    /// A few seconds of additions.
    private static final double WORK = 6e9;
    private static final double CELLS = 5e7;
    /// After so many additions the chances are scaled down, long before they pass 2¹⁰²³.
    private static final int UNSCALED = 512;

    private final long[] magnitudes;
    private final long positive;
    private final long negative;

    /// @param magnitudes above 0, at least one
    /// @param positive   the sum of those whose sign was positive
    SignFlips(long[] magnitudes, long positive) {
        Checks.require(magnitudes.length > 0, "magnitudes [] must hold at least one number");
        long unit = Arrays.stream(magnitudes).reduce(0, SignFlips::gcd);
        // The smallest first, so that the sums stay short for long.
        this.magnitudes = Arrays.stream(magnitudes).map(magnitude -> magnitude / unit).sorted().toArray();
        this.positive = positive / unit;
        this.negative = Arrays.stream(this.magnitudes).reduce(0, Math::addExact) - this.positive;
    }

    /// Return whether the p-value can be had in a few seconds.
    boolean isFeasible() {
        if (isConstant()) {
            return true;
        }
        double nearer = (double) Math.min(positive, negative);
        double reached = 0;
        double work = 0;
        for (long magnitude : magnitudes) {
            reached += magnitude;
            work += Math.max(0, Math.min(reached, nearer) - magnitude);
        }
        return work <= WORK && nearer < CELLS;
    }

    double p(Alternative alternative) {
        return switch (alternative) {
            case GREATER -> atMost(negative);
            case LESS -> atMost(positive);
            case TWO_SIDED -> positive == negative ? 1 : Math.min(1, 2 * atMost(Math.min(positive, negative)));
        };
    }

    private double atMost(long sum) {
        if (isConstant()) {
            return FairCoin.atMost(sum / magnitudes[0], magnitudes.length);
        }
        long total = positive + negative;
        // The sums above a point are as likely as those below its mirror image.
        return sum > total - sum ? 1 - lowerTail(total - sum - 1) : lowerTail(sum);
    }

    private double lowerTail(long sum) {
        if (sum < 0) {
            return 0;
        }
        double[] chances = new double[Math.toIntExact(sum) + 1];
        chances[0] = 1;
        long reached = 0;
        int unscaled = 0;
        for (long magnitude : magnitudes) {
            reached = Math.min(sum, reached + magnitude);
            if (magnitude <= sum) {
                add(chances, (int) magnitude, (int) reached);
            }
            if (++unscaled == UNSCALED) {
                scale(chances, unscaled);
                unscaled = 0;
            }
        }
        scale(chances, unscaled);
        return Arrays.stream(chances).sum();
    }

    private static void add(double[] chances, int magnitude, int reached) {
        for (int i = reached; i >= magnitude; i--) {
            chances[i] += chances[i - magnitude];
        }
    }

    private static void scale(double[] chances, int halvings) {
        double factor = Math.scalb(1.0, -halvings);
        for (int i = 0; i < chances.length; i++) {
            chances[i] *= factor;
        }
    }

    private boolean isConstant() {
        return magnitudes[0] == magnitudes[magnitudes.length - 1];
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
