package io.hakari.scorers.statistics.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

import io.hakari.scorers.statistics.number.Checks;

/// Krippendorff's α of any number of raters, of whom not everyone rated everything.
public final class KrippendorffAlpha {

    /// What the ratings are, and so how far two of them are apart.
    public enum Level {
        /// Names: equal or not.
        NOMINAL,
        /// Ranks: by how many ratings lie between.
        ORDINAL,
        /// Differences have meaning.
        INTERVAL,
        /// Quotients have meaning; no rating is below 0.
        RATIO
    }

    private final Level level;
    private final double[] values;
    private final double[] counts;
    private final double[] below;
    private final double total;

    private KrippendorffAlpha(List<double[]> units, Level level) {
        this.level = level;
        double[] sorted = units.stream().flatMapToDouble(Arrays::stream).map(value -> value + 0.0).sorted().toArray();
        values = Arrays.stream(sorted).distinct().toArray();
        counts = new double[values.length];
        below = new double[values.length];
        total = sorted.length;
        for (double value : sorted) {
            counts[index(value)]++;
        }
        for (int i = 1; i < values.length; i++) {
            below[i] = below[i - 1] + counts[i - 1];
        }
    }

    /// Return `α = 1 - D_o/D_e`; none where no disagreement is possible, because all ratings are the same or no unit was
    /// rated twice.
    ///
    /// The distances observed within units are weighed by 1/(m-1) for m ratings, those expected are between all ratings of
    /// units with two and more. Krippendorff (2011), Computing Krippendorff's Alpha-Reliability.
    ///
    /// @param units the ratings that each unit received; what is missing is left out
    /// @throws IllegalArgumentException when a rating is not finite, or below 0 on the level of ratios
    public static OptionalDouble of(List<double[]> units, Level level) {
        units.forEach(unit -> check(unit, level));
        List<double[]> rated = units.stream().filter(unit -> unit.length > 1).toList();
        KrippendorffAlpha all = new KrippendorffAlpha(rated, level);
        double expected = all.expected();
        return expected == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(1 - (all.total - 1) * all.observed(rated) / expected);
    }

    private static void check(double[] unit, Level level) {
        for (double rating : unit) {
            Checks.finite("rating", rating);
            Checks.require(level != Level.RATIO || rating >= 0,
                    "rating [" + rating + "] must be at least 0 on the level of ratios");
        }
    }

    private double observed(List<double[]> units) {
        double sum = 0;
        for (double[] unit : units) {
            int[] ratings = Arrays.stream(unit).mapToInt(this::index).toArray();
            double within = 0;
            for (int i = 0; i < ratings.length; i++) {
                for (int j = 0; j < i; j++) {
                    within += distance(ratings[i], ratings[j]);
                }
            }
            sum += 2 * within / (ratings.length - 1);
        }
        return sum;
    }

    private double expected() {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += counts[i] * counts[j] * distance(i, j);
            }
        }
        return 2 * sum;
    }

    private int index(double value) {
        return Arrays.binarySearch(values, value + 0.0);
    }

    /// Return the squared distance of two of the different values.
    private double distance(int one, int other) {
        if (one == other) {
            return 0;
        }
        double apart = switch (level) {
            case NOMINAL -> 1;
            case ORDINAL -> below[one] + counts[one] / 2 - below[other] - counts[other] / 2;
            case INTERVAL -> values[one] - values[other];
            case RATIO -> (values[one] - values[other]) / (values[one] + values[other]);
        };
        return apart * apart;
    }
}
