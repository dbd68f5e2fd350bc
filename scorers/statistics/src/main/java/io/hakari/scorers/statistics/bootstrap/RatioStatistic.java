package io.hakari.scorers.statistics.bootstrap;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

import org.apache.commons.rng.UniformRandomProvider;

/// The sum of numerators over the sum of denominators.
///
/// @param levels of the pairs: numerators, denominators
record RatioStatistic(Levels levels) implements BootstrapStatistic {
    private static final double ROUNDING = 0x1p-50;

    static RatioStatistic of(Levels levels) {
        return new RatioStatistic(levels);
    }

    @Override
    public int units() {
        return levels.size();
    }

    @Override
    public OptionalDouble estimate() {
        return OptionalDouble.of(ratio());
    }

    /// Leaving out `(s, c)` of sums with ratio `r` moves the ratio by `(r c - s) / (C - c)`.
    @Override
    public Optional<Jackknife> jackknife() {
        if (units() < 2) {
            return Optional.empty();
        }
        double ratio = ratio();
        double all = sum(denominators());
        double[] moves = new double[numerators().length];
        Arrays.setAll(moves,
                i -> (ratio * denominators()[i] - numerators()[i]) / (all - denominators()[i]));
        return Jackknife.maybe(moves, levels.counts(), ROUNDING * Math.abs(ratio));
    }

    Kernel kernel() {
        return levels.areGrouped()
                ? new Grouped(numerators(), denominators(), Multinomial.of(levels.counts()))
                : new Single(interleaved());
    }

    private double ratio() {
        return sum(numerators()) / sum(denominators());
    }

    private double[] numerators() {
        return levels.columns()[0];
    }

    private double[] denominators() {
        return levels.columns()[1];
    }

    private double sum(double[] column) {
        double sum = 0;
        for (int i = 0; i < column.length; i++) {
            sum += levels.counts()[i] * column[i];
        }
        return sum;
    }

    private double[] interleaved() {
        double[] pairs = new double[2 * numerators().length];
        Arrays.setAll(pairs, i -> levels.columns()[i & 1][i >> 1]);
        return pairs;
    }

    private static final class Grouped implements Kernel {
        private final double[] numerators;
        private final double[] denominators;
        private final Multinomial counts;

        Grouped(double[] numerators, double[] denominators, Multinomial counts) {
            this.numerators = numerators;
            this.denominators = denominators;
            this.counts = counts;
        }

        @Override
        public int block() {
            return 64;
        }

        @Override
        public void draw(UniformRandomProvider random, double[] replicates, int from, int to) {
            int[] drawn = new int[numerators.length];
            for (int replicate = from; replicate < to; replicate++) {
                counts.draw(random, drawn);
                double numerator = 0;
                double denominator = 0;
                for (int i = 0; i < drawn.length; i++) {
                    numerator += drawn[i] * numerators[i];
                    denominator += drawn[i] * denominators[i];
                }
                replicates[replicate] = numerator / denominator;
            }
        }
    }

    private static final class Single implements Kernel {
        private final double[] pairs;

        Single(double[] pairs) {
            this.pairs = pairs;
        }

        @Override
        public int block() {
            return 64;
        }

        @Override
        public void draw(UniformRandomProvider random, double[] replicates, int from, int to) {
            for (int replicate = from; replicate < to; replicate++) {
                replicates[replicate] = Indices.ratio(random, pairs);
            }
        }
    }
}
