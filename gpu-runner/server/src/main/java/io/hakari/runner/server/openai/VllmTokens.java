package io.hakari.runner.server.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Tokens in, tokens out, without any text between: vLLM's `/inference/v1/generate`.
record VllmTokens(Http http, String model) implements Weighing {
    private static final String PATH = "/inference/v1/generate";

    @Override
    public String name() {
        return PATH + " with prompt_logprobs";
    }

    @Override
    public List<Weighed> weigh(List<Row> rows) throws CallException, InterruptedException {
        List<Weighed> weighed = new ArrayList<>();
        for (Row row : rows) {
            Json answer = http.post(PATH, Map.of("model", model, "token_ids", row.tokens(), "stream", false,
                    "sampling_params", Map.of("max_tokens", 1, "temperature", 0, "prompt_logprobs", 1)));
            weighed.add(read(name(), row, answer.at("prompt_logprobs"), 0));
        }
        return weighed;
    }

    /// Read one entry for each token of the prompt: the first is null, the others tell id and likelihood of the token and
    /// of the likeliest one.
    static Weighed read(String way, Row row, Json told, int cached) throws CallException {
        List<Json> entries = told.elements();
        Positions.requireLength(way, entries.size(), row.tokens().size());
        var positions = new Positions(way);
        for (int place = row.cut(); place < row.tokens().size(); place++) {
            Json entry = entries.get(place);
            Json own = entry.at(Integer.toString(row.tokens().get(place))).at("logprob");
            positions.add(own.number(), entry.members().values().stream()
                    .flatMap(one -> new Json(one).at("logprob").number().stream()).max(Double::compare));
        }
        return positions.weighed(cached);
    }
}
