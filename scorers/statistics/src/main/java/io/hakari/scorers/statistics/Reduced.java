package io.hakari.scorers.statistics;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.score.Score;
import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.repeats.Reducer;

/// The mean over samples of what their repeated attempts come to, such as the chance that one of three succeeds.
///
/// A sample of which an attempt is missing has no value of its own: it counts as the worst and the best.
///
/// @param reducer    makes one score of the attempts at a sample
/// @param confidence of the intervals that are reported, in (0, 1)
public record Reduced(Reducer reducer, double confidence) implements Metric {
    private static final double USUAL = 0.95;

    public Reduced {
        Checks.confidence(confidence);
    }

    /// Return the mean of reduced scores with intervals of 95 %.
    public static Reduced reducedBy(Reducer reducer) {
        return new Reduced(reducer, USUAL);
    }

    /// Return this metric with another confidence.
    public Reduced confidence(double confidence) {
        return new Reduced(reducer, confidence);
    }

    @Override
    public String name() {
        return reducer.name();
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public Optional<Measurement> measure(Scores scores) {
        return new Mean(confidence, Scale.UNKNOWN.low(), Scale.UNKNOWN.high()).measure(reduced(scores));
    }

    @Override
    public Optional<Measurement> change(Scores candidate, Scores baseline) {
        return new Mean(confidence, Scale.UNKNOWN.low(), Scale.UNKNOWN.high()).change(reduced(candidate),
                reduced(baseline));
    }

    /// Return one trial for each sample.
    private Scores reduced(Scores scores) {
        Map<String, TreeMap<Integer, ScoredTrial>> samples = new HashMap<>();
        scores.forEach(trial -> samples.computeIfAbsent(trial.sampleId(), _ -> new TreeMap<>()).put(trial.attempt(),
                trial));
        return new Scores() {
            @Override
            public void forEach(Consumer<ScoredTrial> consumer) {
                samples.forEach((id, attempts) -> consumer.accept(
                        new ScoredTrial(id, 1, reduced(id, attempts), attempts.firstEntry().getValue().attributes())));
            }

            @Override
            public Optional<String> clusteredBy() {
                return scores.clusteredBy();
            }
        };
    }

    private Score reduced(String id, TreeMap<Integer, ScoredTrial> attempts) {
        double[] values = new double[attempts.size()];
        int next = 0;
        for (ScoredTrial attempt : attempts.values()) {
            switch (attempt.score()) {
                case Score.Scored(double value, String _) -> values[next++] = value;
                case Score.Unscored(String reason) -> {
                    return Score.unscored(reason);
                }
            }
        }
        OptionalDouble value = reducer.reduce(values);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("sample [" + id + "] has [" + values.length + "] attempts, too few for "
                    + reducer.name() + "; say repeated(…) in its task");
        }
        return Score.of(value.getAsDouble(), "");
    }
}
