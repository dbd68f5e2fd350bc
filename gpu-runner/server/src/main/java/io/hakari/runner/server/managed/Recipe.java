package io.hakari.runner.server.managed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How one engine is started and told to move on; all that engines differ in, as a table.
///
/// In words and bodies `{model}`, `{port}`, `{name}` and `{digest}` are filled in, in flags `{value}`. The words are those of
/// the engines' sources of 2026; none has been run against a real engine yet.
///
/// @param engine      what the engine calls itself
/// @param command     what is started, unless the property names something else
/// @param property    the system property that names another executable in place of the first word of the command
/// @param words       what follows the command always
/// @param flags       what each choice adds; a choice that is missing here is not possible
/// @param environment what is set for the engine
/// @param invariant   what is set besides for answers that do not depend on the batch
/// @param health      what answers 200 once the engine is ready
/// @param sleep       gives the device's memory back
/// @param reload      takes the memory again and reads the weights at the model's place
/// @param version     what tells the weights' version, if the engine keeps one
public record Recipe(String engine, List<String> command, String property, List<String> words,
        Map<EngineChoice, List<String>> flags, Map<String, String> environment, Map<String, String> invariant,
        String health,
        List<Step> sleep, List<Step> reload, Optional<String> version) {

    /// What the model is called between us and the engine, whichever checkpoint it is.
    static final String NAME = "hakari";

    /// Nothing is fetched and nothing is told to anybody.
    private static final Map<String, String> OFFLINE = Map.of("HF_HUB_OFFLINE", "1", "TRANSFORMERS_OFFLINE", "1",
            "HF_HUB_DISABLE_TELEMETRY", "1", "DO_NOT_TRACK", "1");

    /// vLLM: sleeping at level 2 forgets the weights; waking takes memory for them, reads them anew and then makes room
    /// for the cache. The development mode is what serves these paths.
    public static final Recipe VLLM = new Recipe("vllm", List.of("vllm"), "hakari.runner.vllm",
            List.of("serve", "{model}", "--host", "127.0.0.1", "--port", "{port}", "--served-model-name", "{name}",
                    "--generation-config", "vllm", "--enable-sleep-mode"),
            Map.of(EngineChoice.TENSOR_PARALLEL, List.of("--tensor-parallel-size", "{value}"),
                    EngineChoice.PIPELINE_PARALLEL, List.of("--pipeline-parallel-size", "{value}"),
                    EngineChoice.DATA_PARALLEL, List.of("--data-parallel-size", "{value}"),
                    // Its size follows from the other two.
                    EngineChoice.EXPERT_PARALLEL, List.of("--enable-expert-parallel"),
                    EngineChoice.DTYPE, List.of("--dtype", "{value}"),
                    EngineChoice.CONTEXT_LENGTH, List.of("--max-model-len", "{value}"),
                    EngineChoice.MEMORY_SHARE, List.of("--gpu-memory-utilization", "{value}"),
                    EngineChoice.BATCH_INVARIANT, List.of()),
            with(OFFLINE, Map.of("VLLM_SERVER_DEV_MODE", "1", "VLLM_NO_USAGE_STATS", "1")),
            Map.of("VLLM_BATCH_INVARIANT", "1"), "/health",
            List.of(Step.post("/sleep?level=2")),
            List.of(Step.post("/wake_up?tags=weights"),
                    Step.post("/collective_rpc", "{\"method\": \"reload_weights\"}"),
                    Step.post("/wake_up?tags=kv_cache")),
            Optional.empty());

    /// SGLang: the weights are read from any folder of the same architecture, and carry the version they are given.
    public static final Recipe SGLANG = new Recipe("sglang", List.of("python3", "-m", "sglang.launch_server"),
            "hakari.runner.sglang",
            List.of("--model-path", "{model}", "--host", "127.0.0.1", "--port", "{port}", "--served-model-name",
                    "{name}", "--sampling-defaults", "openai", "--enable-memory-saver"),
            Map.of(EngineChoice.TENSOR_PARALLEL, List.of("--tp", "{value}"),
                    EngineChoice.PIPELINE_PARALLEL, List.of("--pp", "{value}"),
                    EngineChoice.DATA_PARALLEL, List.of("--dp", "{value}"),
                    EngineChoice.EXPERT_PARALLEL, List.of("--ep", "{value}"),
                    EngineChoice.DTYPE, List.of("--dtype", "{value}"),
                    EngineChoice.CONTEXT_LENGTH, List.of("--context-length", "{value}"),
                    EngineChoice.MEMORY_SHARE, List.of("--mem-fraction-static", "{value}"),
                    EngineChoice.BATCH_INVARIANT, List.of("--enable-deterministic-inference")),
            OFFLINE, Map.of(), "/health",
            List.of(Step.post("/release_memory_occupation", "{}")),
            List.of(Step.post("/resume_memory_occupation", "{}"),
                    Step.post("/update_weights_from_disk",
                            "{\"model_path\": \"{model}\", \"weight_version\": \"{digest}\","
                                    + " \"flush_cache\": true, \"abort_all_requests\": true}")),
            Optional.of("/get_model_info"));

    public Recipe {
        command = List.copyOf(command);
        words = List.copyOf(words);
        flags = Map.copyOf(flags);
        environment = Map.copyOf(environment);
        invariant = Map.copyOf(invariant);
        sleep = List.copyOf(sleep);
        reload = List.copyOf(reload);
    }

    /// One request to the engine; an empty body is sent as none.
    record Step(String path, String body) {

        static Step post(String path) {
            return new Step(path, "");
        }

        static Step post(String path, String body) {
            return new Step(path, body);
        }

        /// Return the body with what is meant filled in, quoted for JSON.
        String body(String model, String digest) {
            return body.replace("{model}", model.replace("\\", "\\\\").replace("\"", "\\\""))
                    .replace("{digest}", digest);
        }
    }

    /// Return the whole command line.
    List<String> commandLine(String model, int port, Map<EngineChoice, String> choices) {
        List<String> line = new ArrayList<>();
        Optional<String> other = Optional.ofNullable(System.getProperty(property));
        line.addAll(other.isPresent() ? List.of(other.get()) : command);
        for (String word : words) {
            line.add(word.replace("{model}", model).replace("{port}", Integer.toString(port)).replace("{name}", NAME));
        }
        for (EngineChoice choice : EngineChoice.values()) {
            Optional.ofNullable(choices.get(choice)).ifPresent(value -> flags.getOrDefault(choice, List.of())
                    .forEach(word -> line.add(word.replace("{value}", value))));
        }
        return List.copyOf(line);
    }

    /// Return what is set for the engine.
    Map<String, String> environment(Map<EngineChoice, String> choices) {
        return choices.containsKey(EngineChoice.BATCH_INVARIANT) ? with(environment, invariant) : environment;
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return Map.copyOf(all);
    }
}
