package io.hakari.scorers.statistics.variance;

import java.util.Arrays;

import io.hakari.scorers.statistics.number.Checks;
import io.hakari.scorers.statistics.number.Moments;

/// Rows and columns of numbers.
final class Tables {
    private Tables() {
    }

    /// Return how many columns every row has.
    static int width(double[][] table) {
        Checks.require(table.length > 0, "table [] must hold at least one row");
        for (double[] row : table) {
            Checks.finite("table", row);
            Checks.require(row.length == table[0].length,
                    "rows [" + table[0].length + " values] and [" + row.length + " values] must be as long");
        }
        return table[0].length;
    }

    static double[][] transposed(double[][] table) {
        double[][] columns = new double[table[0].length][table.length];
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = table[i][j];
            }
        }
        return columns;
    }

    static double[] rowMeans(double[][] table) {
        return Arrays.stream(table).mapToDouble(Tables::mean).toArray();
    }

    static double mean(double... values) {
        Moments moments = new Moments();
        for (double value : values) {
            moments.add(value);
        }
        return moments.mean();
    }

    /// Return the variance with divisor n - 1, of two values or more.
    static double variance(double... values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1);
    }
}
