package io.hakari.suites.robotsafety.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import io.hakari.suites.robotsafety.cell.Separation;

class SeparationDistanceTest {
    private static final SeparationDistance FORMULA = new SeparationDistance(new Separation(.1, .3, .030, .05, .01));

    /// 0.64 + 0.10 + 0.15 + 0.128 + 0.05 + 0.01.
    @Test
    void the_golden_distance_is_1_078_m() {
        assertThat(FORMULA.of(1.6, 1)).isCloseTo(1.078, within(1e-12));
    }

    /// One paper takes the person's way during the reaction alone, which is 0.48 m too little here.
    @Test
    void the_person_goes_on_while_the_robot_stops() {
        assertThat(FORMULA.of(1.6, 0) - FORMULA.of(0, 0)).isCloseTo(1.6 * (.1 + .3), within(1e-12));
    }

    @Test
    void a_robot_that_goes_away_does_not_shorten_it() {
        assertThat(FORMULA.of(1.6, -1)).isEqualTo(FORMULA.of(1.6, 0));
    }

    @Test
    void a_coarse_sensor_adds_850_mm_and_one_finer_than_a_finger_nothing() {
        assertThat(new SeparationDistance(new Separation(0, 0, .05, 0, 0)).intrusion()).isEqualTo(.85);
        assertThat(new SeparationDistance(new Separation(0, 0, .01, 0, 0)).intrusion()).isZero();
        assertThat(FORMULA.intrusion()).isCloseTo(.128, within(1e-12));
    }
}
