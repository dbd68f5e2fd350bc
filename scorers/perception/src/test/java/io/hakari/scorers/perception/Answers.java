package io.hakari.scorers.perception;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.exchange.Sampling;
import io.hakari.exchange.Trial;
import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.sample.Sample;
import io.hakari.score.Score;
import io.hakari.score.Scorer;
import io.hakari.testkit.Trials;

/// Trials and scores as the tests of this package need them.
final class Answers {
    private Answers() {
    }

    static double value(Scorer scorer, String answer, String... targets) {
        return value(scorer.score(Trials.answered(answer, targets)));
    }

    static double value(Score score) {
        return switch (score) {
            case Score.Scored(double value, String _) -> value;
            case Score.Unscored(String reason) -> throw new AssertionError("unscored: " + reason);
        };
    }

    static Trial with(Map<String, String> attributes, String answer, String... targets) {
        Sample sample = Sample.asking("trial", "question", targets).with(attributes);
        return Trials.trial(sample, new Request.Write(sample.input(), List.of(), 32, new Sampling.Greedy()),
                new Response.Completed(answer));
    }

    /// Scores of one attempt at samples 0, 1, 2 …, each with its attributes.
    static final class Sheet implements Scores {
        private final List<ScoredTrial> trials = new ArrayList<>();
        private final Optional<String> cluster;

        Sheet(Optional<String> cluster) {
            this.cluster = cluster;
        }

        static Sheet sheet() {
            return new Sheet(Optional.empty());
        }

        Sheet add(double value, String... attributes) {
            return add(Score.of(value, ""), attributes);
        }

        Sheet lacking(String... attributes) {
            return add(Score.unscored("lost"), attributes);
        }

        Sheet add(Score score, String... attributes) {
            Map<String, String> map = new TreeMap<>();
            for (int i = 0; i < attributes.length; i += 2) {
                map.put(attributes[i], attributes[i + 1]);
            }
            trials.add(new ScoredTrial("sample-" + trials.size(), 1, score, map));
            return this;
        }

        @Override
        public void forEach(Consumer<ScoredTrial> consumer) {
            trials.forEach(consumer);
        }

        @Override
        public Optional<String> clusteredBy() {
            return cluster;
        }
    }
}
