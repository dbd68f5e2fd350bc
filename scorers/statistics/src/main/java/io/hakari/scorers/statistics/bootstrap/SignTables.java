package io.hakari.scorers.statistics.bootstrap;

import org.apache.commons.rng.UniformRandomProvider;

/// Draws sums of numbers with random signs: each of 64 bits is a sign, and eight of them are one look into a table.
///
/// The eight tables of 64 neighbouring numbers, of 256 sums each, stay in the first cache while all replicates of a stream
/// use them.
final class SignTables implements Kernel {
    private static final int TABLES = 8;
    private static final int SUMS = 256;

    private final double[] sizes;

    SignTables(double[] sizes) {
        this.sizes = sizes;
    }

    @Override
    public int block() {
        return 1000;
    }

    @Override
    public void draw(UniformRandomProvider random, double[] sums, int from, int to) {
        double[] tables = new double[TABLES * SUMS];
        for (int start = 0; start < sizes.length; start += Long.SIZE) {
            for (int table = 0; table < TABLES; table++) {
                fill(tables, table * SUMS, start + table * Byte.SIZE);
            }
            for (int replicate = from; replicate < to; replicate++) {
                sums[replicate] += signed(tables, random.nextLong());
            }
        }
    }

    /// Bit `i` of a sum's place is the sign of item `start + i`; items past the end are 0.
    private void fill(double[] tables, int offset, int start) {
        tables[offset] = 0;
        for (int i = 0; i < Byte.SIZE; i++) {
            double size = start + i < sizes.length ? sizes[start + i] : 0;
            int half = 1 << i;
            for (int k = 0; k < half; k++) {
                double sum = tables[offset + k];
                tables[offset + half + k] = sum + size;
                tables[offset + k] = sum - size;
            }
        }
    }

    private static double signed(double[] tables, long bits) {
        double even = 0;
        double odd = 0;
        for (int table = 0; table < TABLES; table += 2) {
            even += tables[table * SUMS + (int) ((bits >>> (table * Byte.SIZE)) & (SUMS - 1))];
            odd += tables[(table + 1) * SUMS + (int) ((bits >>> ((table + 1) * Byte.SIZE)) & (SUMS - 1))];
        }
        return even + odd;
    }
}
