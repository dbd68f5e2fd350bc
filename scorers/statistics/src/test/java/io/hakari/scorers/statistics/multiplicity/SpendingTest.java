package io.hakari.scorers.statistics.multiplicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpendingTest {

    @ParameterizedTest
    @EnumSource
    void rises_from_nothing_to_all(Spending spending) {
        assertThat(spending.spent(0, 0.05)).isZero();
        assertThat(spending.share(1, 0.05)).isCloseTo(0.05, within(1e-15));
        for (double t = 0.01; t < 1; t += 0.01) {
            assertThat(spending.spent(t, 0.05)).isLessThan(spending.spent(t + 0.01 - 1e-15, 0.05));
        }
    }

    @ParameterizedTest
    @EnumSource
    void refuses_more_information_than_was_planned(Spending spending) {
        assertThatThrownBy(() -> spending.spent(1.1, 0.05)).hasMessage("fraction [1.1] must be in [0, 1]");
        assertThatThrownBy(() -> spending.spent(0.5, 0)).hasMessage("alpha [0.0] must be in (0, 1)");
    }
}
