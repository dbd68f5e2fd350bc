package io.hakari.scorers.statistics.bootstrap;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

import org.apache.commons.rng.UniformRandomProvider;

/// The mean, computed around one of its values so that it keeps its digits far from 0.
///
/// @param center one of the values
/// @param levels of the values less the center
record MeanStatistic(double center, Levels levels) implements BootstrapStatistic {

    static MeanStatistic of(Levels levels) {
        double center = levels.columns()[0][0];
        double[] shifted = Arrays.stream(levels.columns()[0]).map(value -> value - center).toArray();
        return new MeanStatistic(center, new Levels(new double[][]{shifted}, levels.counts()));
    }

    @Override
    public int units() {
        return levels.size();
    }

    @Override
    public OptionalDouble estimate() {
        return OptionalDouble.of(center + offset());
    }

    /// Leaving out `x` moves the mean by `(mean - x) / (n - 1)`.
    @Override
    public Optional<Jackknife> jackknife() {
        double n = units();
        if (n < 2) {
            return Optional.empty();
        }
        double offset = offset();
        double[] moves = Arrays.stream(values()).map(value -> (offset - value) / (n - 1)).toArray();
        return Optional.of(Jackknife.weighted(moves, levels.counts(), 0));
    }

    /// Return `√(Σ(x - mean)²) / n`, the standard deviation of the mean of endless replicates.
    double idealStandardError() {
        double n = units();
        double offset = offset();
        double squares = 0;
        for (int i = 0; i < values().length; i++) {
            double difference = values()[i] - offset;
            squares += levels.counts()[i] * (difference * difference);
        }
        return Math.sqrt(squares) / n;
    }

    Kernel kernel() {
        if (levels.areGrouped()) {
            return new Grouped(center, values(), Multinomial.of(levels.counts()));
        }
        Kernel offsets = values().length < PairTables.LEAST ? new Single(values()) : new PairTables(values());
        return new Shifted(center, offsets);
    }

    private double[] values() {
        return levels.columns()[0];
    }

    private double offset() {
        double sum = 0;
        for (int i = 0; i < values().length; i++) {
            sum += levels.counts()[i] * values()[i];
        }
        return sum / units();
    }

    private static final class Grouped implements Kernel {
        private final double center;
        private final double[] values;
        private final Multinomial counts;

        Grouped(double center, double[] values, Multinomial counts) {
            this.center = center;
            this.values = values;
            this.counts = counts;
        }

        @Override
        public int block() {
            return 64;
        }

        @Override
        public void draw(UniformRandomProvider random, double[] replicates, int from, int to) {
            int[] drawn = new int[values.length];
            for (int replicate = from; replicate < to; replicate++) {
                counts.draw(random, drawn);
                double sum = 0;
                for (int i = 0; i < drawn.length; i++) {
                    sum += drawn[i] * values[i];
                }
                replicates[replicate] = center + sum / counts.total();
            }
        }
    }

    private static final class Single implements Kernel {
        private final double[] values;

        Single(double[] values) {
            this.values = values;
        }

        @Override
        public int block() {
            return 64;
        }

        @Override
        public void draw(UniformRandomProvider random, double[] replicates, int from, int to) {
            for (int replicate = from; replicate < to; replicate++) {
                replicates[replicate] = Indices.sum(random, values, values.length) / values.length;
            }
        }
    }

    private record Shifted(double center, Kernel offsets) implements Kernel {

        @Override
        public int block() {
            return offsets.block();
        }

        @Override
        public void draw(UniformRandomProvider random, double[] replicates, int from, int to) {
            offsets.draw(random, replicates, from, to);
            for (int replicate = from; replicate < to; replicate++) {
                replicates[replicate] += center;
            }
        }
    }
}
