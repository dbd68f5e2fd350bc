package io.hakari.scorers.statistics.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

class CusumTest {

    @Test
    void adds_up_a_drift_that_no_point_shows() {
        Cusum down = Cusum.of(new double[]{10, 9, 9, 9, 9, 9}, 10, 0.5, 2);

        assertThat(down.points().getLast()).isEqualTo(new Cusum.Point(0, 2.5, true));
        assertThat(down.alarms()).containsExactly(5);
    }

    @Test
    void alarms_above_the_limit_and_not_on_it() {
        assertThat(Cusum.of(new double[]{1.5, 1.5}, 0, 0.5, 2).alarms()).isEmpty();
        assertThat(Cusum.of(new double[]{1.5, 1.75}, 0, 0.5, 2).alarms()).isEqualTo(List.of(1));
    }

    @Test
    void refuses_a_limit_that_is_none() {
        assertThatThrownBy(() -> Cusum.of(new double[]{1}, 0, 0.5, 0)).hasMessage("h [0.0] must be above 0");
        assertThatThrownBy(() -> Cusum.of(new double[]{1}, 0, -1, 4)).hasMessageStartingWith("k [-1.0] must be in [0,");
        assertThatThrownBy(() -> Cusum.of(new double[]{Double.NaN}, 0, 1, 4)).hasMessage("x [NaN] must be finite");
        assertThat(Cusum.of(new double[0], 0, 1, 4).points()).isEmpty();
    }
}
