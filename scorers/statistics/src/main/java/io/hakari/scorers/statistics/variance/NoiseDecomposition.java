package io.hakari.scorers.statistics.variance;

import java.util.Arrays;
import java.util.OptionalDouble;

import io.hakari.scorers.statistics.number.Checks;

/// How much of a score's noise comes from the choice of items, and how much from answering them again.
///
/// With `K_i` answers to item `i` and the mean and variance (divisor `K_i - 1`) of each: prediction noise is the mean
/// variance, data noise the variance of the means less the prediction noise that is still in them,
/// `Var(mean_i) - mean(var_i / K_i)`. It is unbiased, and therefore below 0 now and then when items do not differ.
///
/// Wang (2025), Measuring all the noises of LLM evals, arXiv 2512.21326; Miller (2024), arXiv 2411.00640.
///
/// @param mean       of the means of the items
/// @param prediction the variance of one answer about the mean of its item; empty when an item has one answer only
/// @param data       the variance of the true means of the items; empty as `prediction`, and for one item
/// @param total      both together: the variance of one answer to one item; empty as `data`
/// @param error      of the mean, from the variance of the items' means; empty for one item
public record NoiseDecomposition(double mean, OptionalDouble prediction, OptionalDouble data, OptionalDouble total,
        OptionalDouble error) {

    /// Decompose a table.
    ///
    /// @param table one row an item, with as many answers as there were; all finite
    /// @throws IllegalArgumentException when there is no item, an item has no answer, or a score is not finite
    public static NoiseDecomposition of(double[][] table) {
        Checks.require(table.length > 0, "table [] must hold at least one row");
        for (double[] row : table) {
            Checks.finite("table", row);
        }
        double[] means = Tables.rowMeans(table);
        OptionalDouble prediction = prediction(table);
        if (means.length < 2) {
            return new NoiseDecomposition(Tables.mean(means), prediction, OptionalDouble.empty(),
                    OptionalDouble.empty(), OptionalDouble.empty());
        }
        double between = Tables.variance(means);
        OptionalDouble error = OptionalDouble.of(Math.sqrt(between / means.length));
        if (prediction.isEmpty()) {
            return new NoiseDecomposition(Tables.mean(means), prediction, prediction, prediction, error);
        }
        double left = Arrays.stream(table).mapToDouble(row -> Tables.variance(row) / row.length).average()
                .orElseThrow();
        double data = between - left;
        return new NoiseDecomposition(Tables.mean(means), prediction, OptionalDouble.of(data),
                OptionalDouble.of(data + prediction.getAsDouble()), error);
    }

    private static OptionalDouble prediction(double[][] table) {
        boolean repeated = Arrays.stream(table).allMatch(row -> row.length > 1);
        return repeated ? Arrays.stream(table).mapToDouble(Tables::variance).average() : OptionalDouble.empty();
    }
}
