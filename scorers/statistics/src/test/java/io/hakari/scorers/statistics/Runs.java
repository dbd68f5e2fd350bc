package io.hakari.scorers.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.score.Score;

/// Scores as a journal would hand them over.
final class Runs {
    private Runs() {
    }

    /// Return a run of samples `s0`, `s1`, … asked once each; NaN stands for unscored.
    static Scores scores(double... values) {
        List<ScoredTrial> trials = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            trials.add(trial("s" + i, 1, values[i]));
        }
        return trials::forEach;
    }

    /// Return a run of samples `s0`, `s1`, … that come in clusters.
    static Scores clustered(double[] values, int[] clusters) {
        return new Scores() {
            @Override
            public void forEach(Consumer<ScoredTrial> consumer) {
                for (int i = 0; i < values.length; i++) {
                    ScoredTrial plain = trial("s" + i, 1, values[i]);
                    consumer.accept(new ScoredTrial(plain.sampleId(), 1, plain.score(),
                            Map.of("passage", "p" + clusters[i])));
                }
            }

            @Override
            public Optional<String> clusteredBy() {
                return Optional.of("passage");
            }
        };
    }

    static Scores trials(ScoredTrial... trials) {
        return List.of(trials)::forEach;
    }

    static ScoredTrial trial(String sample, int attempt, double value) {
        return new ScoredTrial(sample, attempt,
                Double.isNaN(value) ? Score.unscored("out of memory") : Score.of(value, "答え"));
    }

    /// Return `ones` scores of 1 followed by zeros.
    static double[] ones(int ones, int n) {
        double[] values = new double[n];
        Arrays.fill(values, 0, ones, 1);
        return values;
    }
}
