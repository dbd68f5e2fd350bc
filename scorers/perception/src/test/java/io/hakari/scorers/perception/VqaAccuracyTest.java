package io.hakari.scorers.perception;

import static io.hakari.scorers.perception.Answers.value;
import static io.hakari.scorers.perception.VqaAccuracy.vqaAccuracy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VqaAccuracyTest {
    private static final String[] TEN = {"red", "red", "red", "blue", "blue", "pink", "tan", "tan", "gray", "red"};

    /// By hand: 4 of 10 said red; each of them has 3 others, the rest 4. 2 said blue: (2 · 1/3 + 8 · 2/3) / 10 = 0.6.
    @Test
    void three_others_make_it_right() {
        assertThat(value(vqaAccuracy(), "Red.", TEN)).isEqualTo(1);
        assertThat(value(vqaAccuracy(), "blue", TEN)).isCloseTo(0.6, within(1e-12));
        assertThat(value(vqaAccuracy(), "pink", TEN)).isCloseTo(0.3, within(1e-12));
        assertThat(value(vqaAccuracy(), "green", TEN)).isZero();
    }

    @Test
    void a_single_target_can_be_met_but_not_with_the_kits() {
        assertThat(value(vqaAccuracy(), "red", "red")).isEqualTo(1);
        assertThat(value(vqaAccuracy(), "blue", "red")).isZero();
        assertThat(value(vqaAccuracy().asKits(), "red", "red")).isZero();
    }

    @Test
    void three_targets_that_agree_are_met_wholly_but_not_with_the_kits() {
        assertThat(value(vqaAccuracy(), "red", "red", "red", "red")).isEqualTo(1);
        assertThat(value(vqaAccuracy().asKits(), "red", "red", "red", "red")).isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void an_empty_answer_agrees_with_nobody() {
        assertThat(value(vqaAccuracy(), "", TEN)).isZero();
    }
}
