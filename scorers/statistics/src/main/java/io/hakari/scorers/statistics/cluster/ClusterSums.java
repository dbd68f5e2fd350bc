package io.hakari.scorers.statistics.cluster;

import java.util.Arrays;

import io.hakari.scorers.statistics.number.Checks;

/// Takes numbers one by one with the cluster of each, and keeps four numbers a cluster.
///
/// Sums are of the deviations from the first number of the cluster: clusters of equal numbers have no variance at all,
/// and what lies far from zero keeps its digits. All that this package says of clusters is said from these sums, so that
/// a run of any length needs memory for its clusters alone.
public final class ClusterSums {
    private static final int FIRST = 0;
    private static final int COUNT = 1;
    private static final int SUM = 2;
    private static final int SQUARES = 3;
    private static final int COLUMNS = 4;
    private static final int MOST = (Integer.MAX_VALUE - 8) / COLUMNS;

    /// The four columns of a cluster lie side by side, in one cache line.
    private double[] table = new double[64 * COLUMNS];

    /// Return the sums of numbers that are at hand.
    ///
    /// @param values   finite numbers, at least one
    /// @param clusters the cluster of each
    /// @throws IllegalArgumentException when the lists differ in length, are empty, or hold what `add` refuses
    public static ClusterSums of(double[] values, int[] clusters) {
        Checks.sameLength("values", values.length, "clusters", clusters.length);
        Checks.require(values.length > 0, "values [] must hold at least one number");
        ClusterSums sums = new ClusterSums();
        for (int i = 0; i < values.length; i++) {
            sums.add(clusters[i], values[i]);
        }
        return sums;
    }

    /// Take one more number.
    ///
    /// @param cluster counted from 0 without large gaps, for memory grows to the largest; a missing cluster is -1
    /// @throws IllegalArgumentException when the cluster is negative or the number not finite
    public void add(int cluster, double value) {
        if (cluster < 0 || cluster >= MOST || !Double.isFinite(value)) {
            refuse(cluster, value);
        }
        int row = cluster * COLUMNS;
        if (row >= table.length) {
            table = Arrays.copyOf(table, (int) Math.min((long) MOST * COLUMNS, Math.max(2L * table.length, row * 2L)));
        }
        if (table[row + COUNT] == 0) {
            table[row + FIRST] = value;
        }
        double deviation = value - table[row + FIRST];
        table[row + COUNT]++;
        table[row + SUM] += deviation;
        table[row + SQUARES] += deviation * deviation;
    }

    /// Return how many clusters gave a number.
    public int clusters() {
        int clusters = 0;
        for (int row = 0; row < table.length; row += COLUMNS) {
            clusters += table[row + COUNT] > 0 ? 1 : 0;
        }
        return clusters;
    }

    /// Return the sizes, means and sums of squares of the clusters, without those that gave no number.
    ///
    /// @throws IllegalArgumentException when no number came
    Clusters summary() {
        int count = clusters();
        Checks.require(count > 0, "clusters [0] must be at least 1");
        double[] sizes = new double[count];
        double[] means = new double[count];
        double within = 0;
        int next = 0;
        for (int row = 0; row < table.length; row += COLUMNS) {
            double size = table[row + COUNT];
            if (size > 0) {
                sizes[next] = size;
                means[next++] = table[row + FIRST] + table[row + SUM] / size;
                within += Math.max(0, table[row + SQUARES] - table[row + SUM] * table[row + SUM] / size);
            }
        }
        return Clusters.of(sizes, means, within);
    }

    private static void refuse(int cluster, double value) {
        Checks.require(cluster >= 0 && cluster < MOST, "cluster [" + cluster + "] must be in [0, " + (MOST - 1) + "]");
        Checks.finite("value", value);
    }
}
