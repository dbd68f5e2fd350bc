package io.hakari.scorers.statistics.bootstrap;

import java.util.Arrays;
import java.util.OptionalInt;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BinomialDistribution;

import io.hakari.scorers.statistics.number.Checks;

/// The sign-flip test: were the differences of pairs as likely to have the other sign?
///
/// The sum of the differences is compared with its values under random signs; as extreme counts as at least as extreme.
/// When all differences that are not 0 have the same size, such as those of 0/1, the signs are a binomial and the test is
/// exact. Else it is simulated, and p is `(1 + #) / (1 + B)`, which is never 0 and holds its level for every `B`: Phipson
/// and Smyth (2010), Permutation p-values should never be zero, Statistical Applications in Genetics and Molecular
/// Biology 9.
///
/// @param twoSided   of a sum as far from 0
/// @param greater    of a sum as large
/// @param less       of a sum as small
/// @param replicates how many were simulated; empty when the test is exact
public record SignFlipTest(double twoSided, double greater, double less, OptionalInt replicates) {
    private static final double ROUNDING = 0x1p-44;

    /// Test differences of pairs.
    ///
    /// @param settings replicates, seed and threads of the simulation, if there is one
    /// @throws IllegalArgumentException when there is no difference, or one that is not finite
    public static SignFlipTest of(double[] differences, Bootstrap settings) {
        double[] flipped = Arrays.stream(Checks.finite("differences", differences)).filter(d -> d != 0).toArray();
        double[] sizes = Arrays.stream(flipped).map(Math::abs).toArray();
        double total = Arrays.stream(sizes).sum();
        Checks.require(Double.isFinite(total), "sum of the differences' sizes [" + total + "] must be finite");
        if (Arrays.stream(sizes).allMatch(size -> size == sizes[0])) {
            return exact(flipped);
        }
        double[] sums = Replication.run(kernel(sizes), settings);
        return counted(sums, Arrays.stream(flipped).sum(), ROUNDING * total);
    }

    private static SignFlipTest exact(double[] flipped) {
        int n = flipped.length;
        int above = (int) Arrays.stream(flipped).filter(d -> d > 0).count();
        BinomialDistribution signs = BinomialDistribution.of(n, 0.5);
        double greater = signs.survivalProbability(above - 1);
        // By symmetry the chance of `above` or fewer is that of `n - above` or more, whose tail keeps its digits.
        double less = signs.survivalProbability(n - above - 1);
        return new SignFlipTest(Math.min(1, 2 * Math.min(greater, less)), greater, less, OptionalInt.empty());
    }

    private static SignFlipTest counted(double[] sums, double observed, double rounding) {
        long greater = 1;
        long less = 1;
        long further = 1;
        for (double sum : sums) {
            greater += sum >= observed - rounding ? 1 : 0;
            less += sum <= observed + rounding ? 1 : 0;
            further += Math.abs(sum) >= Math.abs(observed) - rounding ? 1 : 0;
        }
        double all = sums.length + 1.0;
        return new SignFlipTest(further / all, greater / all, less / all, OptionalInt.of(sums.length));
    }

    private static Kernel kernel(double[] sizes) {
        Levels levels = Levels.of(sizes);
        return levels.areGrouped() ? new Grouped(levels.columns()[0], levels.counts()) : new SignTables(sizes);
    }

    /// Sums of few distinct sizes: a binomial for each.
    private static final class Grouped implements Kernel {
        private final double[] sizes;
        private final int[] counts;

        Grouped(double[] sizes, int[] counts) {
            this.sizes = sizes;
            this.counts = counts;
        }

        @Override
        public int block() {
            return 64;
        }

        @Override
        public void draw(UniformRandomProvider random, double[] sums, int from, int to) {
            for (int replicate = from; replicate < to; replicate++) {
                double sum = 0;
                for (int i = 0; i < sizes.length; i++) {
                    sum += (2.0 * Binomial.draw(random, counts[i], 0.5) - counts[i]) * sizes[i];
                }
                sums[replicate] = sum;
            }
        }
    }
}
