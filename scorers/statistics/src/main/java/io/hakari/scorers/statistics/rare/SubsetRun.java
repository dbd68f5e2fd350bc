package io.hakari.scorers.statistics.rare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.commons.rng.UniformRandomProvider;

/// One of the independent repeats of a subset simulation.
///
/// @param levels      from all samples to the event, or to where it got stuck
/// @param independent how many of the first level's samples, which are independent, were events
/// @param evaluations how often the margin was asked for
/// @param highest     the largest margin seen
/// @param stuck       why it did not reach the event; empty when it did
record SubsetRun(List<Level> levels, long independent, long evaluations, double highest, Optional<String> stuck) {
    /// A margin is above 0 when it is at least this.
    private static final double EVENT = Double.MIN_VALUE;
    private static final int MOST_LEVELS = 16;
    private static final int FEWEST_STARTS = 10;
    private static final double MOST_STARTS = 0.5;

    SubsetRun {
        levels = List.copyOf(levels);
    }

    /// Return the product of the shares; 0 when the event was not reached.
    double probability() {
        return stuck.isPresent() ? 0 : levels.stream().mapToDouble(Level::share).reduce(1, (a, b) -> a * b);
    }

    /// Return the smallest share of steps that the chains of a level moved by.
    double acceptance() {
        return levels.stream().mapToDouble(Level::acceptance).min().orElse(1);
    }

    /// Return the coefficient of variation that the chains of this run tell: `√Σ (1-p)(1+γ)/(p N)`.
    double variation(int perLevel) {
        return Math.sqrt(levels.stream().mapToDouble(
                level -> (1 - level.share()) * Math.max(0, 1 + level.correlation()) / (level.share() * perLevel))
                .sum());
    }

    /// Simulate.
    ///
    /// @param share    of the samples that a threshold leaves beyond it
    static SubsetRun of(Margin margin, int dimensions, int perLevel, double share, UniformRandomProvider random)
            throws InterruptedException {
        Walk walk = new Walk(margin, dimensions, random);
        Population population = walk.free(perLevel);
        long independent = population.beyond(EVENT).length;
        int wanted = (int) Math.round(share * perLevel);
        List<Level> levels = new ArrayList<>();
        while (true) {
            double threshold = threshold(population, wanted);
            int beyond = population.beyond(threshold).length;
            levels.add(new Level(threshold == EVENT ? 0 : threshold, (double) beyond / perLevel,
                    population.correlation(threshold), walk.acceptance()));
            double highest = population.descending()[0];
            if (threshold == EVENT || beyond < FEWEST_STARTS || levels.size() == MOST_LEVELS) {
                return new SubsetRun(levels, independent, walk.evaluations(), highest,
                        stuck(threshold, beyond, levels.size()));
            }
            population = walk.beyond(threshold, population, perLevel);
        }
    }

    /// Return the threshold beyond which lie as many samples as wanted, but not beyond the event.
    ///
    /// Where many margins are equal, a plateau, as many may lie at the threshold as to leave nothing to choose: the next
    /// threshold is then just above it, however few lie there.
    private static double threshold(Population population, int wanted) {
        double[] margins = population.descending();
        double usual = margins[wanted - 1];
        if (usual >= EVENT) {
            return EVENT;
        }
        if (population.beyond(usual).length <= MOST_STARTS * margins.length) {
            return usual;
        }
        double above = usual;
        for (int i = wanted - 1; i >= 0 && above == usual; i--) {
            above = margins[i];
        }
        if (above == usual) {
            return Math.nextUp(usual);
        }
        return above >= EVENT ? EVENT : above;
    }

    private static Optional<String> stuck(double threshold, int beyond, int levels) {
        if (beyond < FEWEST_STARTS) {
            return Optional.of("the margin has a plateau that " + beyond + " samples of a level rise above; at least "
                    + FEWEST_STARTS + " must");
        }
        return threshold == EVENT
                ? Optional.empty()
                : Optional.of("the event was not reached in " + levels + " levels");
    }
}
