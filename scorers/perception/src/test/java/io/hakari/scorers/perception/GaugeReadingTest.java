package io.hakari.scorers.perception;

import static io.hakari.scorers.perception.Answers.value;
import static io.hakari.scorers.perception.Answers.with;
import static io.hakari.scorers.perception.GaugeReading.gaugeReading;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.hakari.score.Score;
import io.hakari.testkit.Trials;

class GaugeReadingTest {
    private static final Map<String, String> DIVISION = Map.of("division", "0.02");

    @Test
    void half_a_division_is_near_enough() {
        assertThat(value(gaugeReading().score(with(DIVISION, "0.43 MPaです。", "0.42 MPa")))).isEqualTo(1);
        assertThat(value(gaugeReading().score(with(DIVISION, "430 kPa", "0.42 MPa")))).isEqualTo(1);
        assertThat(value(gaugeReading().score(with(DIVISION, "0.4301 MPa", "0.42 MPa")))).isZero();
        assertThat(value(gaugeReading().withinDivisions(1).score(with(DIVISION, "0.44", "0.42 MPa")))).isEqualTo(1);
    }

    @Test
    void the_wrong_unit_is_wrong() {
        assertThat(value(gaugeReading().score(with(DIVISION, "0.42 kPa", "0.42 MPa")))).isZero();
        assertThat(value(gaugeReading().score(with(DIVISION, "0.42 ℃", "0.42 MPa")))).isZero();
    }

    @Test
    void an_empty_answer_is_wrong() {
        assertThat(value(gaugeReading().score(with(DIVISION, "", "0 MPa")))).isZero();
        assertThat(value(gaugeReading().score(with(DIVISION, "わかりません", "0 MPa")))).isZero();
    }

    @Test
    void a_sample_without_a_division_is_told() {
        String message = "sample [trial] has no attribute [division] above 0, by which gaugeReading() says how near is near; "
                + "give it one";

        assertThat(gaugeReading().score(Trials.answered("1", "1"))).isEqualTo(Score.unscored(message));
        assertThat(gaugeReading().score(with(Map.of("division", "0"), "1", "1"))).isEqualTo(Score.unscored(message));
        assertThat(gaugeReading().score(with(DIVISION, "1", "強")))
                .isEqualTo(Score.unscored("target [強] of sample [trial] is no quantity"));
    }
}
