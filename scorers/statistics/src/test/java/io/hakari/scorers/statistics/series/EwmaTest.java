package io.hakari.scorers.statistics.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EwmaTest {

    @Test
    void with_all_weight_on_the_newest_value_is_shewharts_chart() {
        Ewma chart = new Ewma.Chart(5, 2, 1, 3).of(5, 10.5, 11.5, -1.5);

        assertThat(chart.points().get(1)).isEqualTo(new Ewma.Point(10.5, -1, 11));
        assertThat(chart.alarms()).containsExactly(2, 3);
    }

    @Test
    void widens_to_its_last_limits() {
        Ewma chart = new Ewma.Chart(0, 1, 0.2, 3).of(new double[200]);

        assertThat(chart.points().getFirst().upper()).isCloseTo(0.6, within(1e-15));
        assertThat(chart.points().getLast().upper()).isCloseTo(1, within(1e-15));
        assertThat(chart.alarms()).isEmpty();
    }

    @Test
    void refuses_a_weight_of_nothing() {
        assertThatThrownBy(() -> new Ewma.Chart(0, 1, 0, 3)).hasMessage("weight [0.0] must be in (0, 1]");
        assertThatThrownBy(() -> new Ewma.Chart(0, 0, 0.2, 3)).hasMessage("sigma [0.0] must be above 0");
        assertThatThrownBy(() -> new Ewma.Chart(0, 1, 0.2, 3).of(Double.NaN)).hasMessage("x [NaN] must be finite");
    }
}
