package io.hakari.suites.vision.generated.clip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Boosted trees that learn a class from numbers: the eye that looks for shortcuts.
///
/// Gradient boosting of the multinomial deviance (Friedman 2001, algorithm 6) with trees of depth 3 over at most 32 bins of
/// each number, found by quantiles of what is learnt from.
final class Trees {
    private static final int ROUNDS = 30;
    private static final int DEPTH = 3;
    private static final int NODES = (2 << DEPTH) - 1;
    private static final int BINS = 32;
    private static final int LEAST_IN_LEAF = 20;
    private static final double RATE = 0.2;

    private final double[][] borders;
    private final int classes;
    private final List<Tree[]> rounds = new ArrayList<>();

    private static final class Tree {
        private final int[] column = new int[NODES];
        private final int[] border = new int[NODES];
        private final double[] value = new double[NODES];
    }

    private Trees(List<double[]> rows, int classes) {
        this.classes = classes;
        this.borders = new double[rows.getFirst().length][];
        for (int column = 0; column < borders.length; column++) {
            int at = column;
            borders[column] = quantiles(rows.stream().mapToDouble(row -> row[at]).sorted().toArray());
        }
    }

    /// Learn classes, from 0, from rows of equal length.
    static Trees learnt(List<double[]> rows, List<Integer> labels) {
        int classes = Collections.max(labels) + 1;
        Trees trees = new Trees(rows, classes);
        int[][] bins = rows.stream().map(trees::bins).toArray(int[][]::new);
        double[][] sums = new double[bins.length][classes];
        for (int round = 0; round < ROUNDS; round++) {
            double[][] gradients = gradients(sums, labels);
            Tree[] grown = new Tree[classes];
            for (int label = 0; label < classes; label++) {
                grown[label] = trees.grown(bins, gradients[label]);
                for (int row = 0; row < bins.length; row++) {
                    sums[row][label] += value(grown[label], bins[row]);
                }
            }
            trees.rounds.add(grown);
        }
        return trees;
    }

    /// Return the share of rows whose class it tells.
    double accuracy(List<double[]> rows, List<Integer> labels) {
        int right = 0;
        for (int row = 0; row < rows.size(); row++) {
            right += classOf(rows.get(row)) == labels.get(row) ? 1 : 0;
        }
        return (double) right / rows.size();
    }

    private int classOf(double[] row) {
        int[] bins = bins(row);
        double[] sums = new double[classes];
        for (Tree[] round : rounds) {
            for (int label = 0; label < classes; label++) {
                sums[label] += value(round[label], bins);
            }
        }
        int best = 0;
        for (int label = 1; label < classes; label++) {
            best = sums[label] > sums[best] ? label : best;
        }
        return best;
    }

    private static double[] quantiles(double[] sorted) {
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        double[] source = distinct.length <= BINS ? distinct : sorted;
        int cuts = Math.min(BINS, source.length) - 1;
        double[] borders = new double[Math.max(0, cuts)];
        for (int cut = 0; cut < cuts; cut++) {
            int above = (int) ((long) (cut + 1) * source.length / (cuts + 1));
            borders[cut] = (source[above - 1] + source[above]) / 2;
        }
        return borders;
    }

    private int[] bins(double[] row) {
        int[] bins = new int[row.length];
        for (int column = 0; column < row.length; column++) {
            for (double border : borders[column]) {
                bins[column] += row[column] > border ? 1 : 0;
            }
        }
        return bins;
    }

    private static double[][] gradients(double[][] sums, List<Integer> labels) {
        int classes = sums[0].length;
        double[][] gradients = new double[classes][sums.length];
        for (int row = 0; row < sums.length; row++) {
            double all = 0;
            for (double sum : sums[row]) {
                all += Math.exp(sum);
            }
            for (int label = 0; label < classes; label++) {
                gradients[label][row] = (labels.get(row) == label ? 1 : 0) - Math.exp(sums[row][label]) / all;
            }
        }
        return gradients;
    }

    /// Nodes are numbered as in a heap; a column of -1 ends the way.
    private Tree grown(int[][] bins, double[] gradients) {
        Tree tree = new Tree();
        Arrays.fill(tree.column, -1);
        int[] all = new int[bins.length];
        Arrays.setAll(all, row -> row);
        grow(tree, 0, all, bins, gradients);
        return tree;
    }

    private void grow(Tree tree, int node, int[] rows, int[][] bins, double[] gradients) {
        double sum = Arrays.stream(rows).mapToDouble(row -> gradients[row]).sum();
        double spread = Arrays.stream(rows)
                .mapToDouble(row -> Math.abs(gradients[row]) * (1 - Math.abs(gradients[row])))
                .sum();
        tree.value[node] = RATE * (classes - 1) / classes * sum / Math.max(1, spread);
        int[] split = node < (1 << DEPTH) - 1 ? split(rows, sum, bins, gradients) : new int[]{-1, 0};
        tree.column[node] = split[0];
        tree.border[node] = split[1];
        if (split[0] >= 0) {
            grow(tree, 2 * node + 1, Arrays.stream(rows).filter(row -> bins[row][split[0]] <= split[1]).toArray(), bins,
                    gradients);
            grow(tree, 2 * node + 2, Arrays.stream(rows).filter(row -> bins[row][split[0]] > split[1]).toArray(), bins,
                    gradients);
        }
    }

    private int[] split(int[] rows, double sum, int[][] bins, double[] gradients) {
        int[] best = {-1, 0};
        double most = sum * sum / Math.max(1, rows.length) + 1e-9;
        for (int column = 0; column < borders.length; column++) {
            double[] sums = new double[borders[column].length + 1];
            int[] counts = new int[sums.length];
            for (int row : rows) {
                sums[bins[row][column]] += gradients[row];
                counts[bins[row][column]]++;
            }
            double left = 0;
            int count = 0;
            for (int border = 0; border < borders[column].length; border++) {
                left += sums[border];
                count += counts[border];
                int others = rows.length - count;
                double gain = left * left / count + (sum - left) * (sum - left) / others;
                if (count >= LEAST_IN_LEAF && others >= LEAST_IN_LEAF && gain > most) {
                    most = gain;
                    best = new int[]{column, border};
                }
            }
        }
        return best;
    }

    private static double value(Tree tree, int[] bins) {
        int node = 0;
        while (tree.column[node] >= 0) {
            node = 2 * node + (bins[tree.column[node]] <= tree.border[node] ? 1 : 2);
        }
        return tree.value[node];
    }
}
