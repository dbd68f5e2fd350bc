package io.hakari.scorers.statistics.agreement;

import java.util.Arrays;
import java.util.OptionalDouble;

import io.hakari.scorers.statistics.number.Checks;

/// Fleiss's κ of any number of raters (Fleiss 1971).
public final class FleissKappa {
    private FleissKappa() {
    }

    /// Return `κ = 1 - (1 - P̄)/(1 - P̄_e)`; none where all ratings are of one class.
    ///
    /// P̄ is the mean share of pairs of raters who agree on a subject, P̄_e the sum of squared shares of the classes.
    ///
    /// @param table a row for each subject: how many raters chose each class; every subject with as many raters, at least 2
    /// @throws IllegalArgumentException when a row has another length or sum, a count is below 0, or raters are too few
    public static OptionalDouble of(long[][] table) {
        long raters = checked(table);
        double[] classes = new double[table[0].length];
        double disagreement = 0;
        for (long[] subject : table) {
            for (int k = 0; k < classes.length; k++) {
                classes[k] += subject[k];
                disagreement += (double) subject[k] / raters * (raters - subject[k]) / (raters - 1);
            }
        }
        double ratings = (double) raters * table.length;
        double chance = Arrays.stream(classes).map(count -> count / ratings * ((ratings - count) / ratings)).sum();
        return chance == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(1 - disagreement / table.length / chance);
    }

    private static long checked(long[][] table) {
        Checks.require(table.length > 0, "table [] must have at least one subject");
        long raters = Arrays.stream(table[0]).sum();
        Checks.require(raters >= 2, "raters [" + raters + "] of subject 0 must be at least 2");
        for (int i = 0; i < table.length; i++) {
            Checks.require(table[i].length == table[0].length, "subject " + i + " [" + table[i].length
                    + " classes] must have as many as subject 0 [" + table[0].length + "]");
            for (long count : table[i]) {
                Checks.require(count >= 0, "count [" + count + "] of subject " + i + " must be at least 0");
            }
            long own = Arrays.stream(table[i]).sum();
            Checks.require(own == raters,
                    "raters [" + own + "] of subject " + i + " must be as many as of subject 0 [" + raters + "]");
        }
        return raters;
    }
}
