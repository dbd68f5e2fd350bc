package io.hakari.scorers.statistics.bootstrap;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

import io.hakari.scorers.statistics.number.Streams;

/// A statistic that is computed of the weights of the items.
final class WeightedStatistic implements BootstrapStatistic {
    private static final double ROUNDING = 0x1p-48;
    private static final int MOST_ANEW = 4096;
    private static final int GROUPS = 512;
    private static final long GROUPING_SEED = 20_260_401;

    private final int[] counts;
    private final BootstrapFunction function;

    /// @param counts of the distinct items in the sample, at least 1 each
    WeightedStatistic(int[] counts, BootstrapFunction function) {
        this.counts = counts;
        this.function = function;
    }

    @Override
    public int units() {
        return Arrays.stream(counts).sum();
    }

    @Override
    public OptionalDouble estimate() {
        return function.of(counts.clone());
    }

    @Override
    public Optional<Jackknife> jackknife() {
        if (units() < 2) {
            return Optional.empty();
        }
        if (counts.length > MOST_ANEW) {
            int[] ones = new int[GROUPS];
            Arrays.fill(ones, 1);
            return summarized(groupsLeftOut(), ones);
        }
        double[] leftOut = IntStream.range(0, counts.length).mapToDouble(i -> without(new int[]{i})).toArray();
        return summarized(leftOut, counts);
    }

    private static Optional<Jackknife> summarized(double[] leftOut, int[] counts) {
        double largest = Arrays.stream(leftOut).map(Math::abs).max().orElse(0);
        return Jackknife.maybe(leftOut, counts, ROUNDING * largest);
    }

    /// Groups of neighbours would not do: in sorted data they are not alike.
    private double[] groupsLeftOut() {
        int[] order = IntStream.range(0, counts.length).toArray();
        PermutationSampler.shuffle(Streams.stream(GROUPING_SEED, 0), order);
        return IntStream.range(0, GROUPS).mapToDouble(group -> without(Arrays.copyOfRange(order,
                (int) ((long) group * order.length / GROUPS), (int) ((group + 1L) * order.length / GROUPS))))
                .toArray();
    }

    private double without(int[] items) {
        int[] weights = counts.clone();
        for (int item : items) {
            weights[item]--;
        }
        return function.of(weights).orElse(Double.NaN);
    }

    Kernel kernel() {
        return new Weights(counts.length < units() ? Optional.of(Multinomial.of(counts)) : Optional.empty(),
                counts.length, function);
    }

    private record Weights(Optional<Multinomial> grouped, int items, BootstrapFunction function) implements Kernel {

        @Override
        public int block() {
            return 16;
        }

        @Override
        public void draw(UniformRandomProvider random, double[] replicates, int from, int to) {
            int[] weights = new int[items];
            for (int replicate = from; replicate < to; replicate++) {
                grouped.ifPresentOrElse(counts -> counts.draw(random, weights), () -> Indices.count(random, weights));
                replicates[replicate] = function.of(weights).orElse(Double.NaN);
            }
        }
    }
}
