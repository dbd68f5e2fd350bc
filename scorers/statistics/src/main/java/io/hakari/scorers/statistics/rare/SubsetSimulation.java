package io.hakari.scorers.statistics.rare;

import static java.util.Locale.ROOT;

import java.util.List;
import java.util.Optional;

import org.apache.commons.statistics.distribution.TDistribution;

import io.hakari.metric.Interval;
import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.number.Moments;
import io.hakari.scorers.statistics.number.Streams;
import io.hakari.scorers.statistics.proportion.Proportions;

/// Estimates a small probability as a product of larger ones: of all samples, then of those beyond one threshold after
/// another, each of which leaves one in ten.
///
/// The first level is drawn independently, each next one by chains that stay beyond the last threshold. All of it is
/// repeated independently, because what the chains of one run say of its spread is too little: the value is the mean `p̄` of
/// the repeats, `δ` the standard deviation of one over the mean, and the interval `p̄ exp(±t s)` with `s² = ln(1 + δ²/repeats)`
/// and Student's `t` of `repeats - 1` degrees of freedom. It costs about `N (1 + 0.9 levels)` evaluations a repeat, against
/// `(1-p)/(p δ²)` of counting: it pays from about 10⁻⁴ on.
///
/// No number is given when not all repeats reach the event, when all samples are events, when chains hardly move, when
/// the repeats disagree by more than their mean, or when the independent samples contradict the result.
///
/// Au and Beck (2001), Estimation of small failure probabilities in high dimensions by subset simulation, Probabilistic
/// Engineering Mechanics 16.
///
/// @param dimensions how many standard normal numbers decide an experiment, at least 1
/// @param perLevel   samples of one level, a multiple of 10 and at least 100
/// @param repeats    at least 10: fewer do not tell their spread
/// @param confidence of the interval, in (0, 1)
/// @param seed       of all chance
public record SubsetSimulation(int dimensions, int perLevel, int repeats, double confidence, long seed) {
    private static final double SHARE = 0.1;
    private static final int FEWEST = 100;
    private static final int PER_LEVEL_STEP = 10;
    private static final int FEWEST_REPEATS = 10;
    private static final double LEAST_ACCEPTANCE = 0.05;
    private static final double SURE = 0.999;

    public SubsetSimulation {
        Checks.require(dimensions >= 1, "dimensions [" + dimensions + "] must be at least 1");
        Checks.require(perLevel >= FEWEST && perLevel % PER_LEVEL_STEP == 0,
                "samples per level [" + perLevel + "] must be a multiple of 10 and at least " + FEWEST);
        Checks.require(repeats >= FEWEST_REPEATS, "repeats [" + repeats + "] must be at least " + FEWEST_REPEATS
                + "; the spread of fewer is not known");
        Checks.confidence(confidence);
    }

    /// Estimate the probability that a margin is above 0.
    ///
    /// @param threads that run the repeats, at least 1; how many changes nothing but the time
    /// @throws IllegalArgumentException when a margin is not a number
    public RareProbability run(Margin margin, int threads) throws InterruptedException {
        List<SubsetRun> runs = Parts.run(repeats, threads,
                repeat -> SubsetRun.of(margin, dimensions, perLevel, SHARE, Streams.stream(seed, repeat)));
        return new Repeats(runs).judged();
    }

    /// What all repeats say together.
    private final class Repeats {
        private final List<SubsetRun> runs;
        private final long evaluations;
        private final long events;
        private final long independent;

        Repeats(List<SubsetRun> runs) {
            this.runs = runs;
            this.evaluations = runs.stream().mapToLong(SubsetRun::evaluations).sum();
            this.events = runs.stream().mapToLong(SubsetRun::independent).sum();
            this.independent = (long) perLevel * runs.size();
        }

        RareProbability judged() {
            Moments moments = new Moments();
            runs.forEach(run -> moments.add(run.probability()));
            Optional<String> flaw = flaw(moments);
            if (flaw.isPresent()) {
                return new RareProbability.Bounded(flaw.get(), exact(confidence), evaluations);
            }
            boolean counted = runs.stream().allMatch(run -> run.levels().size() == 1);
            double variation = moments.deviation() / moments.mean();
            return new RareProbability.Settled(moments.mean(),
                    counted ? exact(confidence) : logNormal(moments.mean(), variation), variation,
                    Math.sqrt(runs.stream().mapToDouble(run -> Math.pow(run.variation(perLevel), 2)).average()
                            .orElseThrow()),
                    runs.size(), evaluations, runs.getFirst().levels(), counted ? "clopper-pearson" : "log-normal");
        }

        private Optional<String> flaw(Moments moments) {
            if (events == independent) {
                return Optional.of(String.format(ROOT, "all of %,d independent samples are events", independent));
            }
            return unreached().or(this::unmoved).or(() -> disagreeing(moments));
        }

        private Optional<String> unreached() {
            List<SubsetRun> stuck = runs.stream().filter(run -> run.stuck().isPresent()).toList();
            if (stuck.isEmpty()) {
                return Optional.empty();
            }
            double highest = stuck.stream().mapToDouble(SubsetRun::highest).max().orElseThrow();
            return Optional.of(String.format(ROOT, "%d of %d repeats did not reach the event: %s; their largest margin"
                    + " was %.3g", stuck.size(), runs.size(), stuck.getFirst().stuck().orElseThrow(), highest));
        }

        private Optional<String> unmoved() {
            double least = runs.stream().mapToDouble(SubsetRun::acceptance).min().orElse(1);
            return least >= LEAST_ACCEPTANCE
                    ? Optional.empty()
                    : Optional.of(String.format(ROOT, "chains hardly move: %.1f %% of the steps of a level were taken;"
                            + " the margin changes too abruptly for them", 100 * least));
        }

        private Optional<String> disagreeing(Moments moments) {
            double variation = moments.deviation() / moments.mean();
            if (variation > 1) {
                return Optional.of(String.format(ROOT, "the repeats disagree: their coefficient of variation is %.2f;"
                        + " take more samples per level", variation));
            }
            Interval found = logNormal(moments.mean(), variation);
            Interval counted = exact(SURE);
            return found.lower() <= counted.upper() && found.upper() >= counted.lower()
                    ? Optional.empty()
                    : Optional.of(String.format(ROOT, "the chains say %.3g and counting says %.3g to %.3g; a part of"
                            + " the event is not where the chains look", moments.mean(), counted.lower(),
                            counted.upper()));
        }

        private Interval exact(double confidence) {
            return Proportions.clopperPearson(events, independent, confidence);
        }

        private Interval logNormal(double mean, double variation) {
            double s = Math.sqrt(Math.log1p(variation * variation / runs.size()));
            double t = TDistribution.of(runs.size() - 1.0).inverseSurvivalProbability((1 - confidence) / 2);
            return new Interval(mean * Math.exp(-t * s), Math.min(1, mean * Math.exp(t * s)), confidence);
        }
    }
}
