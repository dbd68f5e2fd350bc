package io.hakari.scorers.statistics.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairedPowerTest {

    @Test
    void detects_with_the_size_it_asks_for() {
        PairedPower plan = PairedPower.ofItems(0.2).withAnswers(0.1, 4).withAnswers(0.3, 2);
        double items = plan.sampleSize(-0.03, 0.05, 0.9);

        assertThat(plan.detectable(items, 0.05, 0.9)).isCloseTo(0.03, within(1e-15));
    }

    @Test
    void needs_fewer_items_with_more_answers_but_never_fewer_than_the_items_vary() {
        PairedPower once = PairedPower.ofItems(0.2).withAnswers(0.3, 1);
        PairedPower often = PairedPower.ofItems(0.2).withAnswers(0.3, 1_000_000);

        assertThat(often.sampleSize(0.02, 0.05, 0.8)).isLessThan(once.sampleSize(0.02, 0.05, 0.8))
                .isGreaterThan(PairedPower.ofItems(0.2).sampleSize(0.02, 0.05, 0.8));
    }

    @Test
    void refuses_to_find_no_difference() {
        PairedPower plan = PairedPower.ofItems(0.2);

        assertThatThrownBy(() -> plan.sampleSize(0, 0.05, 0.8)).hasMessage("difference [0.0] must not be 0");
        assertThatThrownBy(() -> plan.sampleSize(0.1, 0.05, 1)).hasMessage("power [1.0] must be in (0, 1)");
        assertThatThrownBy(() -> plan.detectable(0, 0.05, 0.8)).hasMessage("items [0.0] must be above 0");
        assertThatThrownBy(() -> plan.withAnswers(0.1, 0)).hasMessage("answers per item [0] must be at least 1");
        assertThatThrownBy(() -> PairedPower.ofItems(-1)).hasMessageStartingWith("variance of items [-1.0] must be");
    }
}
