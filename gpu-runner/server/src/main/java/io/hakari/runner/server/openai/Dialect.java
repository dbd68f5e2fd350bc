package io.hakari.runner.server.openai;

import static java.util.Locale.ROOT;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What servers differ in, as a table; whether a server does what stands here is tried when a model is loaded.
///
/// Servers take what is left out of a request from the model's own files or from tables of their own, so that every field
/// that shapes an answer is sent always.
enum Dialect {
    VLLM("vllm", "vllm", true),
    SGLANG("sglang", "sglang", true),
    TENSORRT_LLM("tensorrt-llm", "tensorrt_llm", true),
    LLAMA_SERVER("llama-server", "llamacpp", false),
    TRANSFORMERS("transformers", "", false),
    GENERIC("generic", "", false);

    private static final int SEED_BITS = 31;

    private final String key;
    private final String owner;
    private final boolean keepsStop;

    /// @param owner what the server calls the owner of its models; empty where that says nothing
    Dialect(String key, String owner, boolean keepsStop) {
        this.key = key;
        this.owner = owner;
        this.keepsStop = keepsStop;
    }

    String key() {
        return key;
    }

    /// Return how text becomes tokens at the server, if it tells.
    Optional<Tokenising> tokenising() {
        return switch (this) {
            case VLLM -> Optional.of(Tokenising.VLLM);
            case SGLANG -> Optional.of(Tokenising.SGLANG);
            case TENSORRT_LLM -> Optional.of(Tokenising.TENSORRT_LLM);
            case LLAMA_SERVER -> Optional.of(Tokenising.LLAMA_SERVER);
            case TRANSFORMERS, GENERIC -> Optional.empty();
        };
    }

    /// Return the fields that go with every request to write, beside those of OpenAI's protocol.
    Map<String, Object> always() {
        return switch (this) {
            case VLLM -> Map.of("top_k", -1, "min_p", 0, "repetition_penalty", 1, "presence_penalty", 0,
                    "frequency_penalty", 0, "return_token_ids", true, "include_stop_str_in_output", true,
                    "skip_special_tokens", true);
            case SGLANG -> Map.of("top_k", -1, "min_p", 0, "repetition_penalty", 1, "presence_penalty", 0,
                    "frequency_penalty", 0, "no_stop_trim", true, "skip_special_tokens", true);
            case TENSORRT_LLM -> Map.of("top_k", 0, "min_p", 0, "repetition_penalty", 1, "presence_penalty", 0,
                    "frequency_penalty", 0, "include_stop_str_in_output", true, "skip_special_tokens", true);
            case LLAMA_SERVER -> Map.of("top_k", 0, "min_p", 0, "repeat_penalty", 1, "presence_penalty", 0,
                    "frequency_penalty", 0, "cache_prompt", true);
            // Else it takes them from the model's own file, or cuts to the 50 likeliest tokens.
            case TRANSFORMERS -> Map.of("generation_config",
                    "{\"do_sample\": true, \"top_k\": 0, \"max_new_tokens\": 1024}");
            case GENERIC -> Map.of();
        };
    }

    /// Return whether the server can leave a stop in the text, so that one is told from the end of the text.
    ///
    /// Where it cannot, no stop is sent to it: the text is cut here and the rest is not asked for.
    boolean keepsStop() {
        return keepsStop;
    }

    /// Return the ways to ask for the likelihood of given tokens, best first.
    List<Weighing> weighings(Http http, String model, int vocabulary) {
        return switch (this) {
            case VLLM -> List.of(new VllmTokens(http, model), new VllmCompletions(http, model));
            case SGLANG -> List.of(new SglangTokens(http));
            case LLAMA_SERVER -> List.of(new LlamaForcing(http, vocabulary));
            case TENSORRT_LLM, TRANSFORMERS, GENERIC -> List.of(new EchoedTokens(http, model));
        };
    }

    /// Return a seed that the server takes as one; all 64 bits go into it.
    long seed(long seed) {
        if (this == VLLM || (seed >= 0 && seed < 1L << SEED_BITS)) {
            return seed;
        }
        // Many take 32 bits, and some read −1 as «any».
        return (seed ^ (seed >>> SEED_BITS) ^ (seed >>> (2 * SEED_BITS))) & ((1L << SEED_BITS) - 1);
    }

    static Dialect named(String key) {
        return Arrays.stream(values()).filter(dialect -> dialect.key.equals(key)).findFirst().orElse(GENERIC);
    }

    /// Return whose words a server speaks that calls itself the owner of its models.
    static Optional<Dialect> ownedBy(String name) {
        return Arrays.stream(values())
                .filter(dialect -> !name.isEmpty() && dialect.owner.equals(name.toLowerCase(ROOT)))
                .findFirst();
    }

    static String known() {
        return Arrays.stream(values()).map(Dialect::key).collect(Collectors.joining(", "));
    }

    static String pattern() {
        return Arrays.stream(values()).map(Dialect::key).collect(Collectors.joining("|"));
    }
}
