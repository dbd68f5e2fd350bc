package io.hakari.scorers.statistics.paired;

import java.util.Arrays;
import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.NormalDistribution;

import io.hakari.scorers.statistics.number.Checks;

/// Wilcoxon's test that paired differences lie evenly about 0, by the ranks of their sizes.
///
/// Equal sizes share their mean rank, so ties need no correction and no approximation: given the ranks, every sign is a
/// throw of a fair coin. Wilcoxon (1945), Individual comparisons by ranking methods, Biometrics Bulletin 1.
///
/// When all differences are 0, p is 1.
///
/// @param positiveRanks the sum of the ranks of the positive differences
/// @param z             the standardised sum; absent for the exact test, and when all differences are 0
/// @param p             of the alternative that was asked for
public record WilcoxonSignedRank(double positiveRanks, OptionalDouble z, double p) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double HALF = 0.5;

    /// What becomes of differences of 0, which have no sign.
    public enum Zeros {
        /// They are dropped before the ranks are given, as Wilcoxon does.
        DROPPED,
        /// They get the lowest ranks and are dropped afterwards. Pratt (1959), Remarks on zeros and ties in the Wilcoxon
        /// signed rank procedures, Journal of the American Statistical Association 54.
        RANKED
    }

    /// Test by the distribution over all `2ⁿ` sign patterns.
    ///
    /// About 3,000 differences take seconds, and any number of them when all have one size.
    ///
    /// @throws IllegalArgumentException when there is no difference, one is not finite, or there are too many
    public static WilcoxonSignedRank exact(double[] differences, Zeros zeros, Alternative alternative) {
        Ranks ranks = Ranks.of(differences, zeros);
        if (ranks.isEmpty()) {
            return ranks.undecided();
        }
        SignFlips flips = new SignFlips(ranks.doubled(), ranks.positive);
        Checks.require(flips.isFeasible(), "differences [" + differences.length
                + " values] must be fewer for the exact test, about 3000; use the normal approximation");
        return new WilcoxonSignedRank(ranks.positive * HALF, OptionalDouble.empty(), flips.p(alternative));
    }

    /// Test by the normal approximation with mean `Σr/2` and variance `Σr²/4`.
    ///
    /// @param correction whether the sum is moved by ½ towards the mean, or for one side against the alternative
    /// @throws IllegalArgumentException when there is no difference, or one is not finite
    public static WilcoxonSignedRank normal(double[] differences, Zeros zeros, boolean correction,
            Alternative alternative) {
        Ranks ranks = Ranks.of(differences, zeros);
        if (ranks.isEmpty()) {
            return ranks.undecided();
        }
        double excess = (ranks.positive - ranks.negative) * HALF * HALF;
        double moved = correction ? excess - HALF * direction(excess, alternative) : excess;
        double z = moved / (Math.sqrt(ranks.squares) * HALF * HALF);
        double p = switch (alternative) {
            case GREATER -> NORMAL.survivalProbability(z);
            case LESS -> NORMAL.cumulativeProbability(z);
            case TWO_SIDED -> Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)));
        };
        return new WilcoxonSignedRank(ranks.positive * HALF, OptionalDouble.of(z), p);
    }

    private static double direction(double excess, Alternative alternative) {
        return switch (alternative) {
            case GREATER -> 1;
            case LESS -> -1;
            case TWO_SIDED -> Math.signum(excess);
        };
    }

    /// Twice the ranks, which ties may make half numbers.
    private static final class Ranks {
        private final long[] doubled;
        private int size;
        private long positive;
        private long negative;
        private double squares;

        private Ranks(int most) {
            this.doubled = new long[most];
        }

        static Ranks of(double[] differences, Zeros zeros) {
            Checks.finite("differences", differences);
            double[] above = Arrays.stream(differences).filter(d -> d > 0).sorted().toArray();
            double[] below = Arrays.stream(differences).filter(d -> d < 0).map(d -> -d).sorted().toArray();
            Ranks ranks = new Ranks(above.length + below.length);
            long lower = switch (zeros) {
                case DROPPED -> 0;
                case RANKED -> differences.length - above.length - below.length;
            };
            ranks.merge(above, below, lower);
            return ranks;
        }

        private void merge(double[] above, double[] below, long zeros) {
            int a = 0;
            int b = 0;
            while (a < above.length || b < below.length) {
                double size = Math.min(at(above, a), at(below, b));
                int nextA = past(above, a, size);
                int nextB = past(below, b, size);
                // Ranks zeros + a + b + 1 to zeros + nextA + nextB, averaged and doubled.
                add(2 * zeros + a + b + 1L + nextA + nextB, nextA - a, nextB - b);
                a = nextA;
                b = nextB;
            }
        }

        private void add(long rank, int ofPositive, int ofNegative) {
            Arrays.fill(doubled, size, size + ofPositive + ofNegative, rank);
            size += ofPositive + ofNegative;
            positive += rank * ofPositive;
            negative += rank * ofNegative;
            squares += (double) rank * rank * (ofPositive + ofNegative);
        }

        boolean isEmpty() {
            return doubled.length == 0;
        }

        long[] doubled() {
            return doubled.clone();
        }

        WilcoxonSignedRank undecided() {
            return new WilcoxonSignedRank(0, OptionalDouble.empty(), 1);
        }

        private static double at(double[] sorted, int index) {
            return index < sorted.length ? sorted[index] : Double.POSITIVE_INFINITY;
        }

        private static int past(double[] sorted, int from, double size) {
            int index = from;
            while (index < sorted.length && sorted[index] == size) {
                index++;
            }
            return index;
        }
    }
}
