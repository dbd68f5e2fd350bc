package io.hakari.scorers.statistics.bootstrap;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;

/// Draws how often each level appears in a resample, by conditional binomials.
///
/// The levels' own counts are the chances, so that each conditional chance is a quotient of whole numbers. A replicate
/// costs a binomial for each level, however many items there are.
final class Multinomial {
    private final int[] counts;
    private final int total;

    Multinomial(int[] counts, int total) {
        this.counts = counts;
        this.total = total;
    }

    int total() {
        return total;
    }

    static Multinomial of(int[] counts) {
        return new Multinomial(counts, Arrays.stream(counts).sum());
    }

    void draw(UniformRandomProvider random, int[] into) {
        int left = total;
        int base = total;
        for (int i = 0; i < counts.length; i++) {
            into[i] = counts[i] == base ? left : Binomial.draw(random, left, (double) counts[i] / base);
            left -= into[i];
            base -= counts[i];
        }
    }
}
