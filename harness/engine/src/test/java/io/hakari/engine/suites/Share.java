package io.hakari.engine.suites;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.hakari.metric.Estimate;
import io.hakari.metric.Interval;
import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.score.Score;

/// The mean of the scores, give or take five points at any confidence: enough for tests, and easy to reckon with.
public record Share() implements Metric {
    private static final double HALF = 0.05;

    @Override
    public String name() {
        return "share";
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public double confidence() {
        return 0.95;
    }

    @Override
    public Optional<Measurement> measure(Scores scores) {
        var sum = new Sum();
        scores.forEach(trial -> {
            switch (trial.score()) {
                case Score.Scored(double value, String _) -> sum.add(value);
                case Score.Unscored _ -> sum.unscored++;
            }
        });
        return sum.estimate();
    }

    @Override
    public Optional<Measurement> change(Scores candidate, Scores baseline) {
        Map<String, Double> before = new HashMap<>();
        baseline.forEach(trial -> {
            if (trial.score() instanceof Score.Scored(double value, String _)) {
                before.put(key(trial), value);
            }
        });
        var sum = new Sum();
        candidate.forEach(trial -> {
            Double partner = before.remove(key(trial));
            if (partner != null && trial.score() instanceof Score.Scored(double value, String _)) {
                sum.add(value - partner);
            } else {
                sum.unscored++;
            }
        });
        sum.unscored += before.size();
        return sum.estimate();
    }

    private static String key(ScoredTrial trial) {
        return trial.sampleId() + "/" + trial.attempt();
    }

    private static final class Sum {
        private double sum;
        private long scored;
        private long unscored;

        void add(double value) {
            sum += value;
            scored++;
        }

        Optional<Measurement> estimate() {
            if (scored == 0) {
                return Optional.empty();
            }
            double mean = sum / scored;
            return Optional.of(confidence -> new Estimate(mean, new Interval(mean - HALF, mean + HALF, confidence),
                    scored, unscored, "test"));
        }
    }
}
