package io.hakari.scorers.statistics.variance;

import java.util.OptionalDouble;

import io.hakari.scorers.statistics.number.Checks;

/// The variances of items and of seeds, when every item is answered with every seed.
///
/// From the mean squares of the two-way table with one value a cell: `v_E = MS_E`, `v_I = (MS_I - MS_E)/S` and
/// `v_S = (MS_S - MS_E)/I`, those two at least 0. More items make `v_S/S` no smaller: only more seeds do.
///
/// Searle, Casella and McCulloch (1992), Variance Components, chapter 4.
///
/// @param grandMean of all values
/// @param item      the variance of items; empty, as all below, for one item or one seed
/// @param seed      the variance of seeds
/// @param residual  the variance of what is left, the interaction of item and seed with it
/// @param error     of the grand mean for other items and other seeds, `√(v_I/I + v_S/S + v_E/(I S))`
public record CrossedVariance(double grandMean, OptionalDouble item, OptionalDouble seed, OptionalDouble residual,
        OptionalDouble error) {

    /// Decompose a table.
    ///
    /// @param table one row an item, one column a seed, all finite
    /// @throws IllegalArgumentException when there is no value, a value is not finite, or the rows differ in length
    public static CrossedVariance of(double[][] table) {
        int seeds = Tables.width(table);
        int items = table.length;
        double[] itemMeans = Tables.rowMeans(table);
        double[] seedMeans = Tables.rowMeans(Tables.transposed(table));
        double mean = Tables.mean(itemMeans);
        if (items < 2 || seeds < 2) {
            return new CrossedVariance(mean, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(),
                    OptionalDouble.empty());
        }
        double residuals = 0;
        for (int i = 0; i < items; i++) {
            for (int s = 0; s < seeds; s++) {
                double residual = table[i][s] - itemMeans[i] - seedMeans[s] + mean;
                residuals += residual * residual;
            }
        }
        double error = residuals / (items - 1) / (seeds - 1);
        double item = Math.max(0, Tables.variance(itemMeans) - error / seeds);
        double seed = Math.max(0, Tables.variance(seedMeans) - error / items);
        return new CrossedVariance(mean, OptionalDouble.of(item), OptionalDouble.of(seed), OptionalDouble.of(error),
                OptionalDouble.of(Math.sqrt(item / items + seed / seeds + error / items / seeds)));
    }

    /// Return the error that the grand mean of another design would have, so that items and seeds may be chosen by cost;
    /// empty where the variances are.
    ///
    /// @throws IllegalArgumentException when a number is not at least 1
    public OptionalDouble errorOf(int items, int seeds) {
        Checks.require(items >= 1, "items [" + items + "] must be at least 1");
        Checks.require(seeds >= 1, "seeds [" + seeds + "] must be at least 1");
        return item.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(item.getAsDouble() / items + seed.orElseThrow() / seeds
                        + residual.orElseThrow() / items / seeds));
    }
}
