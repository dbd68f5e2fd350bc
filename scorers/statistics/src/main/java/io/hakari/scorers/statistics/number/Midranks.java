package io.hakari.scorers.statistics.number;

import org.apache.commons.statistics.ranking.NaNStrategy;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/// Ranks from 1, ascending; equal numbers share the mean of their ranks.
public final class Midranks {
    private Midranks() {
    }

    /// Return the rank of each value among all.
    ///
    /// @throws IllegalArgumentException when there is no value, or one that is not finite
    public static double[] of(double[] values) {
        Checks.finite("values", values);
        double[] canonical = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            // Adding zero makes -0.0 a 0.0, with which it is tied.
            canonical[i] = values[i] + 0.0;
        }
        return new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).apply(canonical);
    }
}
