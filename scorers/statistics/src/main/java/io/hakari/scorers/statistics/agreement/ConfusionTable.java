package io.hakari.scorers.statistics.agreement;

import java.util.Arrays;

import io.hakari.scorers.statistics.number.Checks;

/// How often which truth (row) met which answer (column), or one rater's class another's.
public final class ConfusionTable {
    private final double[][] shares;
    private final double[] rows;
    private final double[] columns;
    private final double total;

    private ConfusionTable(long[][] counts) {
        int k = counts.length;
        total = Arrays.stream(counts).flatMapToLong(Arrays::stream).asDoubleStream().sum();
        shares = new double[k][k];
        rows = new double[k];
        columns = new double[k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                shares[i][j] = counts[i][j] / total;
                rows[i] += counts[i][j];
                columns[j] += counts[i][j];
            }
        }
        for (int i = 0; i < k; i++) {
            rows[i] /= total;
            columns[i] /= total;
        }
    }

    /// Take a square of counts, one row a truth.
    ///
    /// @throws IllegalArgumentException when it is not square, counts nothing, or has a count below 0
    public static ConfusionTable of(long[][] counts) {
        boolean some = false;
        for (int i = 0; i < counts.length; i++) {
            Checks.require(counts[i].length == counts.length, "confusion row " + i + " [" + counts[i].length
                    + " counts] must be as long as there are rows [" + counts.length + "]");
            for (long count : counts[i]) {
                Checks.require(count >= 0, "confusion count [" + count + "] in row " + i + " must be at least 0");
                some |= count > 0;
            }
        }
        Checks.require(some, "confusion [" + Arrays.deepToString(counts) + "] must count something");
        return new ConfusionTable(counts);
    }

    /// Return how many classes there are.
    public int classes() {
        return rows.length;
    }

    /// Return the sum of all counts.
    public double total() {
        return total;
    }

    /// Return the share of all counts that lies in a cell.
    public double share(int row, int column) {
        return shares[row][column];
    }

    /// Return the share of all counts that lies in a row.
    public double rowShare(int row) {
        return rows[row];
    }

    /// Return the share of all counts that lies in a column.
    public double columnShare(int column) {
        return columns[column];
    }
}
