package io.hakari.scorers.statistics.rare;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/// Draws standard normal numbers, freely or under the condition that the margin is beyond a threshold.
///
/// Under the condition each chain takes steps `v = ρ u + √(1-ρ²) z`, which leave the standard normal distribution as it is
/// (preconditioned Crank–Nicolson), and stays where it was when `v` is not beyond the threshold. The length of the steps
/// `σ = √(1-ρ²)` is learnt in ten groups of chains, so that 44 in 100 of them are taken; in each direction it is in proportion
/// to the spread of the chains' starts.
///
/// Papaioannou, Betz, Zwirglmaier and Straub (2015), MCMC algorithms for subset simulation, Probabilistic Engineering
/// Mechanics 41, section 4 (adaptive conditional sampling).
final class Walk {
    private static final double ACCEPTED = 0.44;
    private static final double FIRST_SCALE = 0.6;
    private static final int GROUPS = 10;
    /// Chains that all start at one place must still leave it.
    private static final double LEAST_SPREAD = 0.1;

    private final Margin margin;
    private final int dimensions;
    private final UniformRandomProvider random;
    private final ContinuousSampler normal;
    private double scale = FIRST_SCALE;
    private long evaluations;
    private double acceptance = 1;

    Walk(Margin margin, int dimensions, UniformRandomProvider random) {
        this.margin = margin;
        this.dimensions = dimensions;
        this.random = random;
        this.normal = ZigguratSampler.NormalizedGaussian.of(random);
    }

    /// Return how often the margin was asked for.
    long evaluations() {
        return evaluations;
    }

    /// Return the share of the last conditional draw's steps that were taken.
    double acceptance() {
        return acceptance;
    }

    /// Draw independent samples.
    Population free(int samples) throws InterruptedException {
        Population population = new Population(samples);
        for (int i = 0; i < samples; i++) {
            double[] u = new double[dimensions];
            Arrays.setAll(u, _ -> normal.sample());
            population.add(u, margin(u), i);
        }
        return population;
    }

    /// Draw as many samples beyond a threshold, in chains that start at those which are there already.
    Population beyond(double threshold, Population former, int samples) throws InterruptedException {
        int[] starts = former.beyond(threshold);
        PermutationSampler.shuffle(random, starts);
        double[] spread = spread(former, starts);
        Population population = new Population(samples);
        long taken = 0;
        long groupTaken = 0;
        long groupSteps = 0;
        int group = 1;
        for (int chain = 0; chain < starts.length; chain++) {
            int length = samples / starts.length + (chain < samples % starts.length ? 1 : 0);
            groupTaken += chain(former, starts[chain], threshold, length, spread, population, chain);
            groupSteps += length - 1;
            if ((long) (chain + 1) * GROUPS >= (long) group * starts.length) {
                learn(groupTaken, groupSteps, group++);
                taken += groupTaken;
                groupTaken = 0;
                groupSteps = 0;
            }
        }
        acceptance = (double) taken / (samples - starts.length);
        return population;
    }

    private int chain(Population former, int start, double threshold, int length, double[] spread,
            Population population, int chain) throws InterruptedException {
        double[] u = former.sample(start);
        double at = former.margin(start);
        population.add(u, at, chain);
        int taken = 0;
        for (int step = 1; step < length; step++) {
            double[] v = proposal(u, spread);
            double there = margin(v);
            if (there >= threshold) {
                u = v;
                at = there;
                taken++;
            }
            population.add(u, at, chain);
        }
        return taken;
    }

    private double[] proposal(double[] u, double[] spread) {
        double[] v = new double[dimensions];
        for (int k = 0; k < dimensions; k++) {
            double sigma = Math.min(1, scale * spread[k]);
            v[k] = Math.sqrt(1 - sigma * sigma) * u[k] + sigma * normal.sample();
        }
        return v;
    }

    /// Robbins and Monro's steps, ever shorter within a level.
    private void learn(long taken, long steps, int group) {
        if (steps > 0) {
            scale *= Math.exp(((double) taken / steps - ACCEPTED) / Math.sqrt(group));
        }
    }

    private double[] spread(Population former, int[] starts) {
        double[] spread = new double[dimensions];
        for (int k = 0; k < dimensions; k++) {
            double sum = 0;
            double squares = 0;
            for (int start : starts) {
                double value = former.sample(start)[k];
                sum += value;
                squares += value * value;
            }
            double mean = sum / starts.length;
            spread[k] = Math.sqrt(Math.max(LEAST_SPREAD * LEAST_SPREAD, squares / starts.length - mean * mean));
        }
        return spread;
    }

    private double margin(double[] u) throws InterruptedException {
        evaluations++;
        return Population.checked(margin.at(u), u);
    }
}
