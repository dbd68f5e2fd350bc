package io.hakari.runner.server.managed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {

    @Test
    void options_stand_behind_the_question_mark() throws IOException {
        assertThat(Place.parse("/new ones/llama?tensor-parallel=4&memory-share=0%2E9"))
                .isEqualTo(new Place(Path.of("/new ones/llama"),
                        Map.of(EngineChoice.TENSOR_PARALLEL, "4", EngineChoice.MEMORY_SHARE, "0.9")));
    }

    @Test
    void a_question_mark_alone_belongs_to_the_folder() throws IOException {
        assertThat(Place.parse("/models/what?")).isEqualTo(new Place(Path.of("/models/what?"), Map.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/m?tensor=4 | option [tensor] of model [/m?tensor=4] is unknown; known: tensor-parallel, pipeline-parallel,"
                    + " data-parallel, expert-parallel, dtype, context-length, memory-share, batch-invariant",
            "/m?tensor-parallel=0 | option [tensor-parallel] of model [/m?tensor-parallel=0] is [0]; expected a number"
                    + " of GPUs",
            "/m?dtype=fp16 | option [dtype] of model [/m?dtype=fp16] is [fp16]; expected auto, bfloat16, float16 or"
                    + " float32",
            "/m?dtype=auto&dtype=auto | option [dtype] of model [/m?dtype=auto&dtype=auto] is there twice; name it once",
            "/m?dtype=auto& | option [] of model [/m?dtype=auto&] is unknown; known: tensor-parallel, pipeline-parallel,"
                    + " data-parallel, expert-parallel, dtype, context-length, memory-share, batch-invariant"})
    void a_wrong_option_is_told(String place, String message) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Place.parse(place)).withMessage(message);
    }
}
