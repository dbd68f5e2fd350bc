package io.hakari.scorers.statistics.number;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// Refuses numbers that no formula may see; a statistic of nonsense is never a number.
///
/// Every message names the argument and, in brackets, its value.
public final class Checks {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Checks() {
    }

    /// Refuse counts that no experiment gives.
    public static void counts(long k, long n) {
        require(n >= 1, "trials [" + n + "] must be at least 1");
        require(k >= 0 && k <= n, "successes [" + k + "] must be in [0, " + n + "]");
    }

    /// Return a confidence in (0, 1).
    public static double confidence(double confidence) {
        return inside("confidence", confidence, 0, 1);
    }

    /// Return a value that lies strictly between two limits; NaN lies nowhere.
    public static double inside(String name, double value, double low, double high) {
        require(value > low && value < high,
                name + " [" + value + "] must be in (" + trimmed(low) + ", " + trimmed(high) + ")");
        return value;
    }

    /// Return a value that lies between two limits or on one of them; NaN lies nowhere.
    public static double within(String name, double value, double low, double high) {
        require(value >= low && value <= high,
                name + " [" + value + "] must be in [" + trimmed(low) + ", " + trimmed(high) + "]");
        return value;
    }

    /// Return a finite value.
    public static double finite(double value) {
        return finite("value", value);
    }

    /// Return a finite value.
    public static double finite(String name, double value) {
        require(Double.isFinite(value), name + " [" + value + "] must be finite");
        return value;
    }

    /// Return values that are all finite, and some.
    public static double[] finite(String name, double[] values) {
        require(values.length > 0, name + " [] must hold at least one number");
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        name + " [" + values[i] + "] at index " + i + " must be finite");
            }
        }
        return values;
    }

    /// Return values that are all 0 or 1, and some.
    public static int[] binary(String name, int[] values) {
        require(values.length > 0, name + " [] must hold at least one 0 or 1");
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0 && values[i] != 1) {
                throw new IllegalArgumentException(name + " [" + values[i] + "] at index " + i + " must be 0 or 1");
            }
        }
        return values;
    }

    /// Refuse two lists that do not belong together.
    public static void sameLength(String one, int length, String other, int otherLength) {
        require(length == otherLength,
                one + " [" + length + " values] and " + other + " [" + otherLength + " values] must be as many");
    }

    /// Return the normal quantile of a two-sided interval.
    public static double z(double confidence) {
        return NORMAL.inverseSurvivalProbability((1 - confidence(confidence)) / 2);
    }

    /// Refuse an argument with a message that names it.
    public static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }

    private static String trimmed(double limit) {
        return limit == Math.rint(limit) && Math.abs(limit) < 1e15
                ? Long.toString((long) limit)
                : Double.toString(limit);
    }
}
