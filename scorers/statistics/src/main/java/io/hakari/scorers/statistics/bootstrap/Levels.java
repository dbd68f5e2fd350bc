package io.hakari.scorers.statistics.bootstrap;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The distinct rows of a sample and how often each was there.
///
/// Rows are put together only where it pays: a binomial costs about as much as 32 draws of an index.
final class Levels {
    private static final int WORTH = 32;
    private static final int MOST = 1024;
    private static final int SLOT_BITS = 12;

    private final double[][] columns;
    private final int[] counts;

    Levels(double[][] columns, int[] counts) {
        this.columns = columns;
        this.counts = counts;
    }

    /// Return the columns of the distinct rows; the sample's own when they were not put together.
    double[][] columns() {
        return columns;
    }

    /// Return how often each row was there, at least once.
    int[] counts() {
        return counts;
    }

    static Levels of(double[]... columns) {
        int n = columns[0].length;
        int limit = Math.min(MOST, n / WORTH);
        int[] levelOf = new int[n];
        int[] first = new int[limit];
        int found = classify(columns, levelOf, first);
        if (found > limit) {
            int[] ones = new int[n];
            Arrays.fill(ones, 1);
            return new Levels(columns, ones);
        }
        int[] counts = new int[found];
        for (int level : levelOf) {
            counts[level]++;
        }
        double[][] distinct = Arrays.stream(columns)
                .map(column -> Arrays.stream(first, 0, found).mapToDouble(row -> column[row]).toArray())
                .toArray(double[][]::new);
        return new Levels(distinct, counts);
    }

    /// Return levels that somebody counted, without those that never occur.
    static Levels counted(double[] levels, int[] counts) {
        int[] there = IntStream.range(0, counts.length).filter(i -> counts[i] > 0).toArray();
        double[] distinct = Arrays.stream(there).mapToDouble(i -> levels[i]).toArray();
        return new Levels(new double[][]{distinct}, Arrays.stream(there).map(i -> counts[i]).toArray());
    }

    int size() {
        return Arrays.stream(counts).sum();
    }

    boolean areGrouped() {
        return counts.length < size();
    }

    /// Give each row its level, and each level its first row; stop as soon as there are more levels than room.
    private static int classify(double[][] columns, int[] levelOf, int[] first) {
        int[] slots = new int[1 << SLOT_BITS];
        int found = 0;
        for (int row = 0; row < levelOf.length; row++) {
            int slot = slot(columns, row);
            while (slots[slot] != 0 && !same(columns, first[slots[slot] - 1], row)) {
                slot = (slot + 1) & (slots.length - 1);
            }
            if (slots[slot] == 0) {
                if (found == first.length) {
                    return found + 1;
                }
                first[found++] = row;
                slots[slot] = found;
            }
            levelOf[row] = slots[slot] - 1;
        }
        return found;
    }

    private static int slot(double[][] columns, int row) {
        long hash = 0;
        for (double[] column : columns) {
            // Adding 0 makes -0.0 and 0.0 one.
            hash = (hash ^ Double.doubleToRawLongBits(column[row] + 0.0)) * 0x9E3779B97F4A7C15L;
        }
        return (int) (hash >>> (Long.SIZE - SLOT_BITS));
    }

    private static boolean same(double[][] columns, int one, int other) {
        for (double[] column : columns) {
            if (column[one] != column[other]) {
                return false;
            }
        }
        return true;
    }
}
