package io.hakari.scorers.statistics.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClusteredDifferenceTest {
    private static final double[] A = {1, 0, 1, 1, 0, 1};
    private static final double[] B = {0, 0, 1, 0, 1, 1};
    private static final int[] CLUSTERS = {0, 0, 1, 1, 2, 2};

    @Test
    void turns_its_sign_with_the_runs() {
        ClusteredDifference forth = ClusteredDifference.of(A, B, CLUSTERS);
        ClusteredDifference back = ClusteredDifference.of(B, A, CLUSTERS);

        assertThat(forth.df()).isEqualTo(2);
        assertThat(back.t().orElseThrow()).isEqualTo(-forth.t().orElseThrow());
        assertThat(back.p()).isEqualTo(forth.p());
        assertThat(back.interval(0.9).lower()).isEqualTo(-forth.interval(0.9).upper());
    }

    @Test
    void of_equal_runs_has_neither_t_nor_p() {
        ClusteredDifference none = ClusteredDifference.of(A, A, CLUSTERS);

        assertThat(none.error()).hasValue(0);
        assertThat(none.t()).isEmpty();
        assertThat(none.p()).isEmpty();
    }

    @Test
    void without_error_is_certain() {
        ClusteredDifference certain = ClusteredDifference.of(new double[]{1, 1, 1}, new double[3], new int[]{0, 1, 1});

        assertThat(certain.t()).hasValue(Double.POSITIVE_INFINITY);
        assertThat(certain.p()).hasValue(0);
        assertThat(certain.interval(0.95).lower()).isEqualTo(1);
    }

    @Test
    void of_one_cluster_has_no_test() {
        ClusteredDifference one = ClusteredDifference.of(A, B, new int[6]);

        assertThat(one.error()).isEmpty();
        assertThat(one.p()).isEmpty();
        assertThatThrownBy(() -> one.interval(0.95)).hasMessage("clusters [1] must be at least 2 for an interval");
    }

    @Test
    void names_the_run_that_holds_no_number() {
        assertThatThrownBy(() -> ClusteredDifference.of(new double[]{1}, new double[]{Double.NaN}, new int[1]))
                .hasMessage("b [NaN] at index 0 must be finite");
    }
}
