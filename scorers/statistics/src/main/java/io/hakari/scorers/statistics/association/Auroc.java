package io.hakari.scorers.statistics.association;

import java.util.Arrays;
import java.util.OptionalDouble;

import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.number.Midranks;
import io.hakari.scorers.statistics.number.Moments;

/// The area under the ROC curve, with DeLong's standard error.
///
/// It is the chance that a positive scores above a negative, ties by half. The standard error is of DeLong, DeLong and
/// Clarke-Pearson (1988) and needs two of each class; it is computed from midranks in O(n log n) after Sun and Xu (2014).
/// Without one of the classes there is no area.
///
/// Full separation has the standard error 0, which says only that this sample cannot tell it; gate by another interval.
///
/// @param area          in [0, 1]
/// @param standardError after DeLong
public record Auroc(OptionalDouble area, OptionalDouble standardError) {

    /// Measure how well scores tell 1 from 0.
    ///
    /// @param outcomes 0 or 1 each
    /// @throws IllegalArgumentException when the lists differ in length, are empty, or hold what they may not
    public static Auroc of(double[] scores, int[] outcomes) {
        Checks.finite("scores", scores);
        Checks.binary("outcomes", outcomes);
        Checks.sameLength("scores", scores.length, "outcomes", outcomes.length);
        double[] positive = only(1, scores, outcomes);
        double[] negative = only(0, scores, outcomes);
        if (positive.length == 0 || negative.length == 0) {
            return new Auroc(OptionalDouble.empty(), OptionalDouble.empty());
        }
        double[] ranks = Midranks.of(scores);
        Moments above = shares(only(1, ranks, outcomes), positive, negative.length);
        Moments below = shares(only(0, ranks, outcomes), negative, positive.length);
        return new Auroc(OptionalDouble.of(above.mean()), standardError(above, below));
    }

    private static OptionalDouble standardError(Moments above, Moments below) {
        if (above.n() < 2 || below.n() < 2) {
            return OptionalDouble.empty();
        }
        double positive = above.deviation();
        double negative = below.deviation();
        return OptionalDouble.of(Math.sqrt(positive * positive / above.n() + negative * negative / below.n()));
    }

    /// Take of each member of a class the share of the other class that it lies above.
    private static Moments shares(double[] ranksAmongAll, double[] own, int others) {
        double[] ranksAmongOwn = Midranks.of(own);
        Moments shares = new Moments();
        for (int i = 0; i < own.length; i++) {
            shares.add((ranksAmongAll[i] - ranksAmongOwn[i]) / others);
        }
        return shares;
    }

    private static double[] only(int outcome, double[] values, int[] outcomes) {
        double[] chosen = new double[values.length];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            if (outcomes[i] == outcome) {
                chosen[n++] = values[i];
            }
        }
        return Arrays.copyOf(chosen, n);
    }
}
