package io.hakari.scorers.statistics.paired;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatticeTest {

    @Test
    void finds_the_common_unit_of_what_is_written_in_decimals_or_fractions() {
        assertThat(multiples(0.1, 0.2, 0.7)).containsExactly(1, 2, 7);
        assertThat(multiples(1.0 / 3, 2.0 / 3, 1)).containsExactly(1, 2, 3);
        assertThat(multiples(0.999, 1, 0.998)).containsExactly(999, 1000, 998);
        assertThat(multiples(2.5)).containsExactly(1);
    }

    @Test
    void finds_none_where_there_is_none() {
        assertThat(Lattice.multiples(new double[]{1, Math.sqrt(2)})).isEmpty();
        assertThat(Lattice.multiples(new double[]{1, 1e-13})).isEmpty();
        assertThat(Lattice.multiples(new double[]{1, 1.0 / 1009, 1.0 / 1013})).isEmpty();
    }

    private static long[] multiples(double... sizes) {
        return Lattice.multiples(sizes).orElseThrow();
    }
}
