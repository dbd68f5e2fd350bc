package io.hakari.scorers.statistics;

import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;
import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.score.Score;
import io.hakari.scorers.statistics.number.Moments;

/// What one pass over the scores of a run leaves to measure by; its size does not grow with their number.
///
/// Repeated attempts at a sample are not independent, so an interval must not count them as samples. Kish's effective
/// size is used, `(Σm)² / Σm²` with `m` attempts at each sample: as wide as if every sample had been asked once.
final class Tally {
    private final Moments moments = new Moments();
    private long unscored;
    private long squaredAttempts;

    static Tally of(Scores scores) {
        Tally tally = new Tally();
        scores.forEach(tally::add);
        return tally;
    }

    void add(ScoredTrial trial) {
        switch (trial.score()) {
            case Score.Scored(double value, String _) -> {
                moments.add(value);
                // m² = 1 + 3 + … + (2m - 1), so the sum of squares needs no table of samples.
                squaredAttempts += 2L * trial.attempt() - 1;
            }
            case Score.Unscored _ -> unscored++;
        }
    }

    boolean isEmpty() {
        return moments.n() == 0;
    }

    Moments moments() {
        return moments;
    }

    /// Return how many samples the scores are worth.
    double samples() {
        double n = moments.n();
        return squaredAttempts == moments.n() ? n : n * n / squaredAttempts;
    }

    Estimate estimate(double value, Interval interval, String method) {
        return estimate(value, interval, moments.n(), unscored, method);
    }

    /// Return an estimate whose interval contains its value, from which rounding can part it by one unit.
    static Estimate estimate(double value, Interval interval, long scored, long unscored, String method) {
        Interval containing = new Interval(Math.min(interval.lower(), value), Math.max(interval.upper(), value),
                interval.confidence());
        return new Estimate(value, containing, scored, unscored, method);
    }
}
