package io.hakari.procedure;

import static io.hakari.procedure.SingleTurn.singleTurn;
import static io.hakari.sample.FrameChoice.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.hakari.sample.DatasetException;
import io.hakari.sample.Sample;

class OfPartsTest {
    private final OfParts procedure = singleTurn().showing(uniform(8)).atLeast(2).ofParts();
    private final Sample whole = Sample.asking("a", "何が？", "猫");
    private final Sample part = whole.with(Map.of("start", "1.5", "end", "4"));

    @Test
    void a_sample_that_names_a_part_is_shown_frames_of_it() {
        assertThat(procedure.frameChoice(part)).contains(uniform(8).within(1_500_000, 4_000_000));
        assertThat(procedure.ablated(Ablation.SHUFFLED).frameChoice(part)).isEqualTo(procedure.frameChoice(part));
        assertThat(procedure.leastFrames()).isEqualTo(2);
    }

    @Test
    void another_is_shown_the_whole_clip() {
        assertThat(procedure.frameChoice(whole)).contains(uniform(8));
        assertThat(procedure.frameChoice()).contains(uniform(8));
    }

    @Test
    void a_part_that_is_none_is_told_of_its_sample() {
        for (Map<String, String> none : List.of(Map.of("start", "1"), Map.of("start", "x", "end", "2"),
                Map.of("start", "2", "end", "2"), Map.of("start", "NaN", "end", "NaN"))) {
            assertThatThrownBy(() -> procedure.frameChoice(whole.with(none))).isInstanceOf(DatasetException.class)
                    .hasMessageStartingWith("sample [a] is about the part from [");
        }
    }
}
