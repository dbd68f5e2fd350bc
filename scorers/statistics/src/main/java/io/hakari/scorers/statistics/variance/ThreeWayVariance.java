package io.hakari.scorers.statistics.variance;

import java.util.Arrays;

import io.hakari.scorers.statistics.number.Checks;

/// The variances of items, seeds and prompts, when every item is answered with every seed under every prompt.
///
/// From the mean squares of the three-way table with one value a cell and all effects random. With `MS` of the effects and
/// `I, S, P` levels: `v_ISP = MS_ISP`, `v_IS = (MS_IS - MS_ISP)/P`, `v_I = (MS_I - MS_IS - MS_IP + MS_ISP)/(S P)` and the
/// same for the others, each at least 0. A prompt that suits some items and not others is `item × prompt`; one that is
/// worse for all is `prompt`, which no number of items averages out.
///
/// Searle, Casella and McCulloch (1992), Variance Components, chapter 4; Brennan (2001), Generalizability Theory.
///
/// @param grandMean  of all values
/// @param item       the variance of items
/// @param seed       the variance of seeds
/// @param prompt     the variance of prompts
/// @param itemSeed   the variance of their interaction
/// @param itemPrompt the variance of their interaction
/// @param seedPrompt the variance of their interaction
/// @param residual   the variance of what is left, the interaction of all three with it
/// @param error      of the grand mean for other items, seeds and prompts
public record ThreeWayVariance(double grandMean, double item, double seed, double prompt, double itemSeed,
        double itemPrompt, double seedPrompt, double residual, double error) {

    /// Decompose a table.
    ///
    /// @param table by item, seed and prompt, all finite, at least two of each
    /// @throws IllegalArgumentException when there are fewer, a value is not finite, or the rows differ in length
    public static ThreeWayVariance of(double[][][] table) {
        int[] levels = levels(table);
        double[][] itemSeed = Arrays.stream(table).map(Tables::rowMeans).toArray(double[][]::new);
        double[][] itemPrompt = Arrays.stream(table).map(item -> Tables.rowMeans(Tables.transposed(item)))
                .toArray(double[][]::new);
        double[][] seedPrompt = overItems(table, levels);
        double[] item = Tables.rowMeans(itemSeed);
        double[] seed = Tables.rowMeans(seedPrompt);
        double[] prompt = Tables.rowMeans(Tables.transposed(seedPrompt));
        double mean = Tables.mean(item);
        double residuals = 0;
        for (int i = 0; i < levels[0]; i++) {
            for (int s = 0; s < levels[1]; s++) {
                for (int p = 0; p < levels[2]; p++) {
                    double main = item[i] + seed[s] + prompt[p] - mean;
                    double residual = table[i][s][p] - itemSeed[i][s] - itemPrompt[i][p] - seedPrompt[s][p] + main;
                    residuals += residual * residual;
                }
            }
        }
        double left = residuals / (levels[0] - 1) / (levels[1] - 1) / (levels[2] - 1);
        // Each is the mean square of its effect over the levels that are averaged in it.
        double[] mains = {Tables.variance(item), Tables.variance(seed), Tables.variance(prompt)};
        double[] pairs = {interaction(itemSeed), interaction(itemPrompt), interaction(seedPrompt)};
        return solve(mean, mains, pairs, left, levels);
    }

    private static ThreeWayVariance solve(double mean, double[] mains, double[] pairs, double left, int... levels) {
        double items = levels[0];
        double seeds = levels[1];
        double prompts = levels[2];
        double itemSeed = Math.max(0, pairs[0] - left / prompts);
        double itemPrompt = Math.max(0, pairs[1] - left / seeds);
        double seedPrompt = Math.max(0, pairs[2] - left / items);
        double item = Math.max(0, mains[0] - pairs[0] / seeds - pairs[1] / prompts + left / seeds / prompts);
        double seed = Math.max(0, mains[1] - pairs[0] / items - pairs[2] / prompts + left / items / prompts);
        double prompt = Math.max(0, mains[2] - pairs[1] / items - pairs[2] / seeds + left / items / seeds);
        double error = item / items + seed / seeds + prompt / prompts + itemSeed / items / seeds
                + itemPrompt / items / prompts + seedPrompt / seeds / prompts + left / items / seeds / prompts;
        return new ThreeWayVariance(mean, item, seed, prompt, itemSeed, itemPrompt, seedPrompt, left,
                Math.sqrt(error));
    }

    /// Return the mean square of the interaction in a table of means.
    private static double interaction(double[][] means) {
        double[] rows = Tables.rowMeans(means);
        double[] columns = Tables.rowMeans(Tables.transposed(means));
        double mean = Tables.mean(rows);
        double squares = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                double effect = means[i][j] - rows[i] - columns[j] + mean;
                squares += effect * effect;
            }
        }
        return squares / (rows.length - 1) / (columns.length - 1);
    }

    private static double[][] overItems(double[][][] table, int... levels) {
        double[][] means = new double[levels[1]][levels[2]];
        for (double[][] item : table) {
            for (int s = 0; s < levels[1]; s++) {
                for (int p = 0; p < levels[2]; p++) {
                    means[s][p] += item[s][p] / levels[0];
                }
            }
        }
        return means;
    }

    private static int[] levels(double[][][] table) {
        Checks.require(table.length > 1, "items [" + table.length + "] must be at least 2");
        int prompts = Tables.width(table[0]);
        int seeds = table[0].length;
        Checks.require(seeds > 1, "seeds [" + seeds + "] must be at least 2");
        Checks.require(prompts > 1, "prompts [" + prompts + "] must be at least 2");
        for (double[][] item : table) {
            Checks.sameLength("seeds", seeds, "seeds", item.length);
            Checks.sameLength("prompts", prompts, "prompts", Tables.width(item));
        }
        return new int[]{table.length, seeds, prompts};
    }
}
