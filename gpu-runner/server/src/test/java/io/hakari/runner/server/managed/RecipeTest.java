package io.hakari.runner.server.managed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecipeTest {
    private static final Map<EngineChoice, String> ALL = new EnumMap<>(Map.of(EngineChoice.TENSOR_PARALLEL, "8",
            EngineChoice.PIPELINE_PARALLEL, "4", EngineChoice.DATA_PARALLEL, "2", EngineChoice.EXPERT_PARALLEL, "8",
            EngineChoice.DTYPE,
            "bfloat16", EngineChoice.CONTEXT_LENGTH, "32768", EngineChoice.MEMORY_SHARE, "0.92",
            EngineChoice.BATCH_INVARIANT, "true"));

    private static String line(Recipe recipe, Map<EngineChoice, String> choices) {
        return String.join(" ", recipe.commandLine("/models/llama 8b", 8001, choices));
    }

    @Nested
    class VLLM_is_started_by {

        @Test
        void its_plain_command_line() {
            assertThat(line(Recipe.VLLM, Map.of())).isEqualTo("vllm serve /models/llama 8b --host 127.0.0.1 --port 8001"
                    + " --served-model-name hakari --generation-config vllm --enable-sleep-mode");
            assertThat(Recipe.VLLM.environment(Map.of())).containsOnly(Map.entry("HF_HUB_OFFLINE", "1"),
                    Map.entry("TRANSFORMERS_OFFLINE", "1"), Map.entry("HF_HUB_DISABLE_TELEMETRY", "1"),
                    Map.entry("DO_NOT_TRACK", "1"), Map.entry("VLLM_SERVER_DEV_MODE", "1"),
                    Map.entry("VLLM_NO_USAGE_STATS", "1"));
        }

        @Test
        void every_choice_in_a_fixed_order() {
            assertThat(line(Recipe.VLLM, ALL)).isEqualTo("vllm serve /models/llama 8b --host 127.0.0.1 --port 8001"
                    + " --served-model-name hakari --generation-config vllm --enable-sleep-mode"
                    + " --tensor-parallel-size 8 --pipeline-parallel-size 4 --data-parallel-size 2"
                    + " --enable-expert-parallel --dtype bfloat16 --max-model-len 32768 --gpu-memory-utilization 0.92");
            assertThat(Recipe.VLLM.environment(ALL)).containsEntry("VLLM_BATCH_INVARIANT", "1");
        }
    }

    @Nested
    class SGLang_is_started_by {

        @Test
        void its_plain_command_line() {
            assertThat(line(Recipe.SGLANG, Map.of())).isEqualTo("python3 -m sglang.launch_server --model-path"
                    + " /models/llama 8b --host 127.0.0.1 --port 8001 --served-model-name hakari"
                    + " --sampling-defaults openai --enable-memory-saver");
        }

        @Test
        void every_choice_in_a_fixed_order() {
            assertThat(line(Recipe.SGLANG, ALL)).isEqualTo("python3 -m sglang.launch_server --model-path"
                    + " /models/llama 8b --host 127.0.0.1 --port 8001 --served-model-name hakari"
                    + " --sampling-defaults openai --enable-memory-saver --tp 8 --pp 4 --dp 2 --ep 8 --dtype bfloat16"
                    + " --context-length 32768 --mem-fraction-static 0.92 --enable-deterministic-inference");
        }
    }

    @Test
    void a_body_is_quoted() {
        assertThat(Recipe.Step.post("/", "{\"model_path\": \"{model}\"}").body("/a\"b\\c", "d"))
                .isEqualTo("{\"model_path\": \"/a\\\"b\\\\c\"}");
    }

    @Test
    void every_choice_is_known_to_every_engine() {
        assertThat(Recipe.VLLM.flags()).containsOnlyKeys(EngineChoice.values());
        assertThat(Recipe.SGLANG.flags()).containsOnlyKeys(EngineChoice.values());
    }
}
