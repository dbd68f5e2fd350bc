package io.hakari.scorers.statistics;

import java.util.OptionalDouble;
import java.util.function.Consumer;

import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.score.Score;
import io.hakari.scorers.statistics.number.Checks;

/// What a first pass over the scores tells: how many there are, on what scale, and whether each sample stands alone.
final class Tally {
    private long scored;
    private long unscored;
    private long ones;
    private boolean repeated;
    private boolean clustered;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    static Tally of(Scores... runs) {
        Tally tally = new Tally();
        for (Scores scores : runs) {
            tally.clustered |= scores.clusteredBy().isPresent();
            scores.forEach(tally::add);
        }
        return tally;
    }

    /// Hand over every score of a run, empty where there is none.
    static void forEach(Scores scores, Consumer<OptionalDouble> consumer) {
        scores.forEach(trial -> consumer.accept(switch (trial.score()) {
            case Score.Scored(double value, String _) -> OptionalDouble.of(value);
            case Score.Unscored _ -> OptionalDouble.empty();
        }));
    }

    private void add(ScoredTrial trial) {
        repeated |= trial.attempt() > 1;
        switch (trial.score()) {
            case Score.Scored(double value, String _) -> {
                Checks.finite("score", value);
                scored++;
                ones += value == 1 ? 1 : 0;
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
            case Score.Unscored _ -> unscored++;
        }
    }

    long scored() {
        return scored;
    }

    long unscored() {
        return unscored;
    }

    /// Return how many scores are exactly 1.
    long ones() {
        return ones;
    }

    double least() {
        return least;
    }

    double most() {
        return most;
    }

    /// Return whether every trial is a sample of its own and independent of the others.
    boolean isSimple() {
        return !repeated && !clustered;
    }

    boolean liesWithin(double low, double high) {
        return least >= low && most <= high;
    }
}
