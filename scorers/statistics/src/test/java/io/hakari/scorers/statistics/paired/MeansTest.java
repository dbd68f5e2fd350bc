package io.hakari.scorers.statistics.paired;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MeansTest {

    @Test
    void of_one_number_have_no_interval() {
        assertThatThrownBy(() -> Means.student(0.5, 0.1, 1, 0.95)).hasMessage("sample size [1.0] must be above 1");
    }
}
