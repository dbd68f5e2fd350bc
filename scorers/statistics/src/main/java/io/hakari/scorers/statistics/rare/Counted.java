package io.hakari.scorers.statistics.rare;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.number.Streams;
import io.hakari.scorers.statistics.proportion.Proportions;

/// Estimates a probability by counting independent experiments, with the interval of Clopper and Pearson.
public final class Counted {
    private static final int BLOCK = 64;

    private Counted() {
    }

    /// Refuse settings that count nothing.
    ///
    /// @throws IllegalArgumentException naming them
    public static void check(int experiments, int threads) {
        Checks.require(experiments >= 1, "experiments [" + experiments + "] must be at least 1");
        Checks.require(threads >= 1, "threads [" + threads + "] must be at least 1");
    }

    /// Count how many of so many experiments have a margin above 0; without one, there are bounds and no number.
    ///
    /// @param threads how many changes nothing but the time
    /// @throws IllegalArgumentException when a setting is outside its range, or a margin is not a number
    public static RareProbability of(Margin margin, int dimensions, int experiments, double confidence, long seed,
            int threads) throws InterruptedException {
        check(experiments, threads);
        long events = Parts.run(Math.ceilDiv(experiments, BLOCK), threads,
                block -> events(margin, dimensions, Math.min(BLOCK, experiments - block * BLOCK), seed, block)).stream()
                .mapToLong(Long::longValue).sum();
        Interval interval = Proportions.clopperPearson(events, (long) experiments, confidence);
        double p = (double) events / experiments;
        if (events == 0 || events == experiments) {
            return new RareProbability.Bounded(String.format(Locale.ROOT, "%s of %,d independent experiments had the event",
                    events == 0 ? "none" : "all", experiments), interval, experiments);
        }
        double variation = Math.sqrt((1 - p) / events);
        return new RareProbability.Settled(p, interval, variation, variation, 1, experiments, List.of(),
                "clopper-pearson");
    }

    private static long events(Margin margin, int dimensions, int experiments, long seed, int block)
            throws InterruptedException {
        ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(Streams.stream(seed, -1L - block));
        long events = 0;
        for (int i = 0; i < experiments; i++) {
            double[] u = new double[dimensions];
            Arrays.setAll(u, _ -> normal.sample());
            events += Population.checked(margin.at(u), u) > 0 ? 1 : 0;
        }
        return events;
    }
}
