package io.hakari.scorers.statistics.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClusterSumsTest {

    @Test
    void take_numbers_in_any_order_and_clusters_with_gaps() {
        ClusterSums sums = new ClusterSums();
        sums.add(900, 0.7);
        sums.add(3, 0.2);
        sums.add(900, 0.1);
        sums.add(3, 0.4);
        sums.add(5, 1);

        assertThat(sums.clusters()).isEqualTo(3);
        assertThat(ClusteredMean.of(sums).errors().orElseThrow().cr2()).isCloseTo(ClusteredMean
                .of(new double[]{0.2, 0.4, 1, 0.1, 0.7}, new int[]{0, 0, 1, 2, 2}).errors().orElseThrow().cr2(),
                within(1e-15));
    }

    /// Two clusters, means 10¹² + 0.5 and 10¹² + 2.5: the error of the mean of four is 1, without clusters √(5/3)/2.
    @Test
    void keep_the_digits_of_numbers_far_from_zero() {
        ClusteredMean mean = ClusteredMean.of(new double[]{1e12, 1e12 + 1, 1e12 + 2, 1e12 + 3}, new int[]{0, 0, 1, 1});

        assertThat(mean.mean()).isEqualTo(1e12 + 1.5);
        assertThat(mean.naive().orElseThrow()).isCloseTo(Math.sqrt(5.0 / 3) / 2, within(1e-12));
        assertThat(mean.errors().orElseThrow().cr2()).isCloseTo(1, within(1e-12));
    }

    @Test
    void know_that_equal_numbers_do_not_vary() {
        ClusteredMean mean = ClusteredMean.of(new double[]{0.1, 0.1, 0.1, 0.1, 0.1}, new int[]{0, 1, 1, 2, 2});

        assertThat(mean.naive().orElseThrow()).isZero();
        assertThat(mean.errors().orElseThrow().cr3()).isZero();
    }

    @Test
    void refuse_what_has_no_cluster_or_is_no_number() {
        ClusterSums sums = new ClusterSums();

        assertThatThrownBy(() -> sums.add(-1, 0.5)).hasMessage("cluster [-1] must be in [0, 536870908]");
        assertThatThrownBy(() -> sums.add(Integer.MAX_VALUE, 0.5))
                .hasMessage("cluster [2147483647] must be in [0, 536870908]");
        assertThatThrownBy(() -> sums.add(0, Double.NaN)).hasMessage("value [NaN] must be finite");
        assertThatThrownBy(() -> ClusteredMean.of(sums)).hasMessage("clusters [0] must be at least 1");
        assertThatThrownBy(() -> ClusterSums.of(new double[2], new int[3]))
                .hasMessage("values [2 values] and clusters [3 values] must be as many");
        assertThatThrownBy(() -> ClusterSums.of(new double[0], new int[0]))
                .hasMessage("values [] must hold at least one number");
    }
}
