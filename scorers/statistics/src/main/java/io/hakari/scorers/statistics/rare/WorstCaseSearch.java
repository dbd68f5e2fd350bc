package io.hakari.scorers.statistics.rare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.number.Streams;

/// Looks for experiments that go as wrong as possible, by the cross-entropy method.
///
/// Each restart draws a population around a mean, moves mean and spread towards those of its best tenth, and so on; the first
/// starts in the middle, where experiments are usual, the others where chance puts them. It looks where it wants to and not
/// where experiments are likely: how often it finds something says nothing about how often that happens.
///
/// Rubinstein (1999), The cross-entropy method for combinatorial and continuous optimization, Methodology and Computing in
/// Applied Probability 1.
///
/// @param dimensions  how many standard normal numbers decide an experiment, at least 1
/// @param population  experiments of one generation, at least 20
/// @param generations at least 1
/// @param restarts    at least 1
/// @param reach       no number goes further from 0 than this, in standard deviations; above 0
/// @param seed        of all chance
public record WorstCaseSearch(int dimensions, int population, int generations, int restarts, double reach, long seed) {
    private static final int FEWEST = 20;
    private static final double ELITE = 0.1;
    private static final double SMOOTHING = 0.7;
    private static final double LEAST_SPREAD = 0.05;

    public WorstCaseSearch {
        Checks.require(dimensions >= 1, "dimensions [" + dimensions + "] must be at least 1");
        Checks.require(population >= FEWEST, "population [" + population + "] must be at least " + FEWEST);
        Checks.require(generations >= 1, "generations [" + generations + "] must be at least 1");
        Checks.require(restarts >= 1, "restarts [" + restarts + "] must be at least 1");
        Checks.inside("reach", reach, 0, Double.POSITIVE_INFINITY);
    }

    /// The worst experiment of a restart.
    ///
    /// @param u      the numbers that decide it
    /// @param margin above 0 when the event happened
    public record Found(List<Double> u, double margin) {

        public Found {
            u = List.copyOf(u);
        }
    }

    /// Return the worst experiment of each restart, the worst of all first.
    ///
    /// @param threads that run the restarts, at least 1; how many changes nothing but the time
    /// @throws IllegalArgumentException when a margin is not a number
    public List<Found> run(Margin margin, int threads) throws InterruptedException {
        List<Found> found = new ArrayList<>(Parts.run(restarts, threads,
                restart -> new Restart(margin, Streams.stream(seed, restart), restart > 0).run()));
        found.sort(Comparator.comparingDouble(Found::margin).reversed());
        return List.copyOf(found);
    }

    /// One search from one start.
    private final class Restart {
        private final Margin margin;
        private final ContinuousSampler normal;
        private final double[] mean = new double[dimensions];
        private final double[] spread = new double[dimensions];

        Restart(Margin margin, UniformRandomProvider random, boolean scattered) {
            this.margin = margin;
            this.normal = ZigguratSampler.NormalizedGaussian.of(random);
            Arrays.setAll(mean, _ -> scattered ? normal.sample() : 0);
            Arrays.fill(spread, 1);
        }

        Found run() throws InterruptedException {
            Tried worst = new Tried(new double[dimensions], Double.NEGATIVE_INFINITY);
            for (int generation = 0; generation < generations; generation++) {
                List<Tried> tried = new ArrayList<>(population);
                for (int i = 0; i < population; i++) {
                    double[] u = drawn();
                    tried.add(new Tried(u, Population.checked(margin.at(u), u)));
                }
                tried.sort(Comparator.comparingDouble(Tried::margin).reversed());
                worst = tried.getFirst().margin > worst.margin ? tried.getFirst() : worst;
                follow(tried.subList(0, Math.max(2, (int) (ELITE * population))));
            }
            return new Found(DoubleStream.of(worst.u).boxed().toList(), worst.margin);
        }

        private double[] drawn() {
            double[] u = new double[dimensions];
            for (int k = 0; k < dimensions; k++) {
                u[k] = Math.clamp(mean[k] + spread[k] * normal.sample(), -reach, reach);
            }
            return u;
        }

        private void follow(List<Tried> elite) {
            for (int k = 0; k < dimensions; k++) {
                int direction = k;
                double middle = elite.stream().mapToDouble(one -> one.u[direction]).average().orElseThrow();
                double square = elite.stream().mapToDouble(one -> one.u[direction] - middle).map(d -> d * d).average()
                        .orElseThrow();
                mean[k] += SMOOTHING * (middle - mean[k]);
                spread[k] = Math.max(LEAST_SPREAD, spread[k] + SMOOTHING * (Math.sqrt(square) - spread[k]));
            }
        }
    }

    /// An experiment and how it went.
    private static final class Tried {
        private final double[] u;
        private final double margin;

        Tried(double[] u, double margin) {
            this.u = u;
            this.margin = margin;
        }

        double margin() {
            return margin;
        }
    }
}
