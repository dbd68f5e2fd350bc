package io.hakari.scorers.statistics.bootstrap;

/// Draws from one Poisson distribution by inversion, started by a guide table (Chen and Asau, 1974).
///
/// Chances are multiples of 2⁻⁵³, the resolution of every inversion with doubles.
final class PoissonTable {
    private static final int BITS = 53;
    private static final int GUIDE_BITS = 12;

    private final long[] cumulated;
    private final short[] guide = new short[1 << GUIDE_BITS];

    /// @param mean at most some hundreds; above, the first chance would vanish
    PoissonTable(double mean) {
        long[] chances = new long[(int) (mean + 40 * Math.sqrt(mean) + 40)];
        double mass = Math.exp(-mean);
        double sum = 0;
        for (int k = 0; k < chances.length; k++) {
            sum += mass;
            chances[k] = (long) (Math.min(1, sum) * 0x1p53);
            mass *= mean / (k + 1);
        }
        chances[chances.length - 1] = 1L << BITS;
        cumulated = chances;
        for (int g = 0; g < guide.length; g++) {
            guide[g] = (short) first((long) g << (BITS - GUIDE_BITS));
        }
    }

    /// Return the count to which 53 uniform bits belong.
    int count(long bits) {
        int k = guide[(int) (bits >>> (BITS - GUIDE_BITS))];
        while (bits >= cumulated[k]) {
            k++;
        }
        return k;
    }

    private int first(long bits) {
        int k = 0;
        while (bits >= cumulated[k]) {
            k++;
        }
        return k;
    }
}
