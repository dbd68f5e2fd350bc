package io.hakari.scorers.perception;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.hakari.metric.Measurement;
import io.hakari.metric.Metric;
import io.hakari.metric.ScoredTrial;
import io.hakari.metric.Scores;
import io.hakari.score.Score;
import io.hakari.scorers.statistics.Accuracy;

/// The share of groups of which every variant was answered rightly, with the intervals of `accuracy()` over groups.
///
/// A group is the rotations of one question's options (circular evaluation), a picture and its mirror image, a clip and its
/// reverse, or the four clips of a physics question: samples that share an attribute. Who guesses, always takes the first
/// option or does not look fails most groups. Attempts are groups of their own: the first attempts at all variants, the
/// second ones and so on. A group with a wrong variant is wrong; one that lacks a score or a variant and has no wrong one
/// is unscored, and bounded as wrong and as right. Changes pair groups by name.
///
/// Liu et al. (2023), MMBench (circular); Tong et al. (2024), MMVP (pairs); Bordes et al. (2025), IntPhys 2 (quads).
///
/// @param attribute that the variants of a group share, such as `pair`; the task must cluster or slice by it
/// @param size      how many variants a group has, at least 2
/// @param accuracy  that measures the groups
public record AllRight(String attribute, int size, Accuracy accuracy) implements Metric {

    public AllRight {
        if (size < 2) {
            throw new IllegalArgumentException("size [" + size + "] of groups must be at least 2");
        }
    }

    /// Return the share of groups that were all right.
    ///
    /// @param attribute that the variants of a group share
    /// @param size      how many variants a group has
    public static AllRight allRight(String attribute, int size) {
        return new AllRight(attribute, size, Accuracy.accuracy());
    }

    @Override
    public String name() {
        return "all-right";
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public double confidence() {
        return accuracy.confidence();
    }

    @Override
    public Optional<Measurement> measure(Scores scores) {
        return accuracy.measure(grouped(scores));
    }

    @Override
    public Optional<Measurement> change(Scores candidate, Scores baseline) {
        return accuracy.change(grouped(candidate), grouped(baseline));
    }

    private Scores grouped(Scores scores) {
        Map<String, Group> groups = new TreeMap<>();
        scores.forEach(trial -> groups.computeIfAbsent(Attributes.of(trial, attribute) + "#" + trial.attempt(),
                _ -> new Group(trial)).add(trial));
        return new Scores() {
            @Override
            public void forEach(Consumer<ScoredTrial> consumer) {
                groups.values().forEach(group -> consumer.accept(group.trial(attribute, size)));
            }

            @Override
            public Optional<String> clusteredBy() {
                return scores.clusteredBy().filter(cluster -> !cluster.equals(attribute));
            }
        };
    }

    private static final class Group {
        private final ScoredTrial first;
        private int right;
        private int wrong;
        private int missing;

        Group(ScoredTrial first) {
            this.first = first;
        }

        void add(ScoredTrial trial) {
            switch (trial.score()) {
                case Score.Scored(double value, String _) when value >= 1 -> right++;
                case Score.Scored _ -> wrong++;
                case Score.Unscored _ -> missing++;
            }
        }

        ScoredTrial trial(String attribute, int size) {
            String name = Attributes.of(first, attribute);
            if (right + wrong + missing > size) {
                throw new IllegalArgumentException("group [" + name + "] of [" + attribute + "] has ["
                        + (right + wrong + missing) + "] variants; allRight(\"" + attribute + "\", " + size
                        + ") expects [" + size + "]");
            }
            return new ScoredTrial(name, first.attempt(), score(size), first.attributes());
        }

        private Score score(int size) {
            if (wrong > 0) {
                return Score.of(false, "");
            }
            return right == size
                    ? Score.of(true, "")
                    : Score.unscored("only [" + right + "] of [" + size + "] variants were scored");
        }
    }
}
