package io.hakari.runner.server.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.hakari.runner.protocol.v1.Error.Code;

/// Token ids as prompts of vLLM's `/v1/completions`, whose field `prompt_logprobs` tells of them.
record VllmCompletions(Http http, String model) implements Weighing {
    static final String PATH = "/v1/completions";

    @Override
    public String name() {
        return PATH + " with prompt_logprobs";
    }

    @Override
    public List<Weighed> weigh(List<Row> rows) throws CallException, InterruptedException {
        Json answer = http.post(PATH, Map.of("model", model, "prompt", rows.stream().map(Row::tokens).toList(),
                "max_tokens", 1, "temperature", 0, "prompt_logprobs", 1));
        List<Weighed> weighed = new ArrayList<>();
        int cached = answer.at("usage").at("prompt_tokens_details").at("cached_tokens").whole().orElse(0);
        for (int i = 0; i < rows.size(); i++) {
            weighed.add(VllmTokens.read(name(), rows.get(i), choice(answer, i).at("prompt_logprobs"),
                    cached / rows.size()));
        }
        return weighed;
    }

    /// Return the choice that answers a prompt: they may come in any order.
    private static Json choice(Json answer, int index) throws CallException {
        return answer.at("choices").elements().stream()
                .filter(choice -> choice.at("index").whole().filter(at -> at == index).isPresent()).findFirst()
                .orElseThrow(() -> new CallException(Code.BROKEN,
                        PATH + " gave no choice with the index [" + index + "]"));
    }
}
