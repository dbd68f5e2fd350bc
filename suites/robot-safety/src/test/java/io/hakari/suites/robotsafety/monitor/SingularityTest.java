package io.hakari.suites.robotsafety.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SingularityTest {

    @Test
    void the_smallest_singular_value_of_a_diagonal_is_its_smallest_entry() {
        double[] j = new double[36];
        double[] d = {3, 2, 1, .5, .05, 4};
        for (int i = 0; i < 6; i++) {
            j[7 * i] = d[i];
        }
        assertThat(Singularity.smallestSingularValue(j, 6, new double[36], new double[6])).isCloseTo(.05, within(1e-6));
        j[7 * 4] = 0;
        assertThat(Singularity.smallestSingularValue(j, 6, new double[36], new double[6])).isZero();
    }

    /// numpy.linalg.svd of the same 6 by 2 matrix: 1.0 and sqrt(2) by hand.
    @Test
    void fewer_joints_than_six_are_measured_by_what_they_can_do() {
        double[] j = {1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0};
        assertThat(Singularity.smallestSingularValue(j, 2, new double[4], new double[2])).isCloseTo(1, within(1e-3));
    }
}
