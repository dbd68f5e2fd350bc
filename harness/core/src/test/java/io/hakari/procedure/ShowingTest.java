package io.hakari.procedure;

import static io.hakari.procedure.SingleTurn.singleTurn;
import static io.hakari.sample.FrameChoice.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShowingTest {

    @Test
    void frames_and_size_are_known_in_whatever_order_they_are_said_and_under_an_ablation() {
        for (Procedure procedure : new Procedure[]{singleTurn().showing(uniform(8)).atLeast(2).noLargerThan(448),
                singleTurn().noLargerThan(448).showing(uniform(8)).atLeast(2)}) {
            assertThat(procedure.frameChoice()).contains(uniform(8));
            assertThat(procedure.leastFrames()).isEqualTo(2);
            assertThat(procedure.longestSide()).hasValue(448);
            assertThat(procedure.ablated(Ablation.MIDDLE_FRAME).frameChoice()).contains(uniform(8));
            assertThat(procedure.ablated(Ablation.MIDDLE_FRAME).longestSide()).hasValue(448);
        }
    }

    @Test
    void without_either_the_runner_gets_what_there_is() {
        assertThat(singleTurn().frameChoice()).isEmpty();
        assertThat(singleTurn().longestSide()).isEmpty();
    }

    @Test
    void no_picture_has_a_side_of_nothing() {
        assertThatThrownBy(() -> singleTurn().noLargerThan(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("longest side [0] must be at least 1 pixel");
    }
}
