package io.hakari.scorers.statistics.repeats;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.number.Moments;

/// Makes one score of the scores that repeated attempts at a sample got.
///
/// Where an attempt must succeed, a score of 1 and more does.
public sealed interface Reducer {

    /// Return the one score; none where there were too few attempts for it.
    ///
    /// @param scores of the attempts, in their order
    /// @throws IllegalArgumentException when there is no score, or one that is not finite
    OptionalDouble reduce(double... scores);

    /// Return the name of what it makes, such as `pass-at-3`.
    String name();

    /// Return the reducer to the mean.
    static Reducer mean() {
        return new Mean();
    }

    /// Return the reducer to the median; of an even number the mean of the middle two.
    static Reducer median() {
        return new Median();
    }

    /// Return the reducer to the most frequent score; of several the one that came first.
    static Reducer mode() {
        return new Mode();
    }

    /// Return the reducer to the largest score.
    static Reducer max() {
        return new Max();
    }

    /// Return the reducer to 1 if at least k attempts succeeded, else 0.
    static Reducer atLeast(int k) {
        return new AtLeast(k);
    }

    /// Return the reducer to the chance that at least one of k attempts succeeds.
    static Reducer passAtK(int k) {
        return new PassAtK(k);
    }

    /// Return the reducer to the chance that all of k attempts succeed.
    static Reducer passHatK(int k) {
        return new PassHatK(k);
    }

    private static int successes(double[] scores) {
        return (int) Arrays.stream(scores).filter(score -> score >= 1).count();
    }

    private static double[] checked(double[] scores) {
        return Checks.finite("scores", scores);
    }

    private static void checkK(int k) {
        Checks.require(k >= 1, "k [" + k + "] must be at least 1");
    }

    /// See [#mean()].
    record Mean() implements Reducer {
        @Override
        public String name() {
            return "mean";
        }

        @Override
        public OptionalDouble reduce(double... scores) {
            Moments moments = new Moments();
            for (double score : checked(scores)) {
                moments.add(score);
            }
            return OptionalDouble.of(moments.mean());
        }
    }

    /// See [#median()].
    record Median() implements Reducer {
        @Override
        public String name() {
            return "median";
        }

        @Override
        public OptionalDouble reduce(double... scores) {
            double[] sorted = checked(scores).clone();
            Arrays.sort(sorted);
            double upper = sorted[sorted.length / 2];
            double lower = sorted[(sorted.length - 1) / 2];
            return OptionalDouble.of(lower + (upper - lower) / 2);
        }
    }

    /// See [#mode()].
    record Mode() implements Reducer {
        @Override
        public String name() {
            return "mode";
        }

        @Override
        public OptionalDouble reduce(double... scores) {
            Map<Double, Integer> counts = new LinkedHashMap<>();
            for (double score : checked(scores)) {
                counts.merge(score + 0.0, 1, Integer::sum);
            }
            double most = scores[0];
            for (Map.Entry<Double, Integer> entry : counts.entrySet()) {
                most = entry.getValue() > counts.getOrDefault(most + 0.0, 0) ? entry.getKey() : most;
            }
            return OptionalDouble.of(most);
        }
    }

    /// See [#max()].
    record Max() implements Reducer {
        @Override
        public String name() {
            return "max";
        }

        @Override
        public OptionalDouble reduce(double... scores) {
            return Arrays.stream(checked(scores)).max();
        }
    }

    /// See [#atLeast(int)].
    ///
    /// @param k at least 1
    record AtLeast(int k) implements Reducer {
        public AtLeast {
            checkK(k);
        }

        @Override
        public String name() {
            return "at-least-" + k;
        }

        @Override
        public OptionalDouble reduce(double... scores) {
            return checked(scores).length < k
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(successes(scores) >= k ? 1 : 0);
        }
    }

    /// See [#passAtK(int)].
    ///
    /// @param k at least 1
    record PassAtK(int k) implements Reducer {
        public PassAtK {
            checkK(k);
        }

        @Override
        public String name() {
            return "pass-at-" + k;
        }

        @Override
        public OptionalDouble reduce(double... scores) {
            return PassRates.passAtK(new long[]{checked(scores).length}, new long[]{successes(scores)}, k);
        }
    }

    /// See [#passHatK(int)].
    ///
    /// @param k at least 1
    record PassHatK(int k) implements Reducer {
        public PassHatK {
            checkK(k);
        }

        @Override
        public String name() {
            return "pass-hat-" + k;
        }

        @Override
        public OptionalDouble reduce(double... scores) {
            return PassRates.passHatK(new long[]{checked(scores).length}, new long[]{successes(scores)}, k);
        }
    }
}
