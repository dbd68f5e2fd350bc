package io.hakari.scorers.statistics.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntraclassCorrelationTest {

    /// Sizes 2 and 3: the mean size of a number's cluster is 13/5.
    @Test
    void of_clusters_that_agree_costs_their_size() {
        var same = IntraclassCorrelation.of(new double[]{0.1, 0.1, 0.7, 0.7, 0.7}, new int[]{0, 0, 1, 1, 1});

        assertThat(same.icc()).hasValue(1);
        assertThat(same.designEffect().orElseThrow()).isCloseTo(13.0 / 5, within(1e-15));
    }

    @Test
    void below_zero_costs_nothing() {
        var opposed = IntraclassCorrelation.of(new double[]{0, 1, 1, 0}, new int[]{0, 0, 1, 1});

        assertThat(opposed.icc()).hasValue(-1);
        assertThat(opposed.designEffect()).hasValue(1);
    }

    @Test
    void is_unknown_without_two_clusters_and_two_numbers_in_one() {
        assertThat(IntraclassCorrelation.of(new double[]{0, 1}, new int[]{0, 1}).icc()).isEmpty();
        assertThat(IntraclassCorrelation.of(new double[]{0, 1}, new int[]{0, 0}).icc()).isEmpty();
        assertThat(IntraclassCorrelation.of(new double[]{1, 1, 1}, new int[]{0, 0, 1}).icc()).isEmpty();
    }
}
