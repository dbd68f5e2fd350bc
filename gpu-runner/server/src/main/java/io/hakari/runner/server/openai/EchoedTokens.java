package io.hakari.runner.server.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.google.protobuf.Value;

import io.hakari.runner.protocol.v1.Error.Code;

/// Token ids as prompt of `/v1/completions` with `echo`, as OpenAI's protocol had it.
record EchoedTokens(Http http, String model) implements Weighing {

    @Override
    public String name() {
        return "/v1/completions with echo of token ids";
    }

    @Override
    public List<Weighed> weigh(List<Row> rows) throws CallException, InterruptedException {
        List<Weighed> weighed = new ArrayList<>();
        for (Row row : rows) {
            Json answer = http.post(VllmCompletions.PATH, Map.of("model", model, "prompt", row.tokens(), "max_tokens",
                    1, "temperature", 0, "echo", true, "logprobs", 1));
            Json told = answer.at("choices").at(0).at("logprobs");
            requireWhole(name(), told, row.tokens().size());
            weighed.add(read(name(), told, row.cut(), row.tokens().size()));
        }
        return weighed;
    }

    /// Fail unless there is an entry for each token of a prompt, the first one empty, and at most one for what is written.
    static void requireWhole(String way, Json told, int prompt) throws CallException {
        List<Json> entries = told.at("token_logprobs").elements();
        if (entries.size() != prompt + 1) {
            Positions.requireLength(way, entries.size(), prompt);
        }
        if (entries.getFirst().isThere()) {
            throw new CallException(Code.BROKEN,
                    way + " told of a likelihood of the first token, which has none; what it"
                            + " tells belongs to other places");
        }
    }

    /// Read the positions from one place to another.
    static Weighed read(String way, Json told, int from, int to) throws CallException {
        List<Json> own = told.at("token_logprobs").elements();
        List<Json> top = told.at("top_logprobs").elements();
        var positions = new Positions(way);
        for (int place = from; place < to; place++) {
            List<Value> likeliest = place < top.size() ? List.copyOf(top.get(place).members().values()) : List.of();
            positions.add(own.get(place).number(),
                    likeliest.stream().flatMap(one -> new Json(one).number().stream()).max(Double::compare));
        }
        return positions.weighed(0);
    }
}
