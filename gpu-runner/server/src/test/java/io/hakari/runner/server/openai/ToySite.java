package io.hakari.runner.server.openai;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What a [ToyServer] serves: its models as it tells of them, and their tokens.
///
/// @param traps  may be set while it serves
/// @param models may be replaced while it serves
record ToySite(Dialect dialect, Set<Trap> traps, List<Toy> models) {

    boolean has(Trap trap) {
        return traps.contains(trap);
    }

    boolean tells() {
        return dialect.tokenising().isPresent() && !has(Trap.NO_TOKENIZER);
    }

    List<Map<String, Object>> entries() {
        return models.stream().map(this::entry).toList();
    }

    private Map<String, Object> entry(Toy model) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", model.name());
        entry.put("created", System.nanoTime() / 1_000_000);
        entry.put("owned_by", switch (dialect) {
            case VLLM -> "vllm";
            case SGLANG -> "sglang";
            case TENSORRT_LLM -> "tensorrt_llm";
            case LLAMA_SERVER -> "llamacpp";
            case TRANSFORMERS, GENERIC -> "somebody";
        });
        if (dialect == Dialect.VLLM || dialect == Dialect.SGLANG) {
            entry.put("max_model_len", Toy.CONTEXT);
            entry.put("root", "/models/" + model.name() + "/" + model.salt());
        }
        if (dialect == Dialect.LLAMA_SERVER) {
            entry.put("meta", Map.of("n_vocab", Toy.VOCABULARY, "n_params", model.salt()));
        }
        return entry;
    }

    Toy model(Json body) {
        String name = body.at("model").text().orElse(ToyServer.FIRST.name());
        return models.stream().filter(one -> one.name().equals(name)).findFirst().orElseGet(models::getFirst);
    }

    Object tokens(Json body) {
        Json text = body.at(Objects.requireNonNull(dialect.tokenising().orElseThrow().text()));
        boolean special = body.at("add_special_tokens").flag().or(() -> body.at("add_special").flag()).orElse(true);
        Object ids = text.text().isPresent()
                ? ids(text.text().get(), special)
                : text.elements().stream().map(one -> ids(one.text().orElseThrow(), special)).toList();
        return Map.of("tokens", ids);
    }

    static List<Integer> ids(String text, boolean special) {
        List<Integer> ids = new ArrayList<>(special ? List.of(Toy.BEGIN) : List.of());
        ids.addAll(ToyServer.FIRST.encode(text));
        return ids;
    }

    List<Integer> prompt(Json prompt) {
        if (prompt.text().isPresent()) {
            return ids(prompt.text().get(), true);
        }
        List<Integer> ids = prompt.ids().orElseThrow();
        return has(Trap.IDS_MISREAD) ? ids.reversed() : ids;
    }
}
