package io.hakari.runner.server.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// SGLang's `/generate`, which computes anew only what lies behind `logprob_start_len`.
///
/// The position of the start itself is null, because its logits belong to the token before it; so the start lies one token
/// before the continuation.
record SglangTokens(Http http) implements Weighing {
    private static final String PATH = "/generate";

    @Override
    public String name() {
        return PATH + " with logprob_start_len";
    }

    @Override
    public List<Weighed> weigh(List<Row> rows) throws CallException, InterruptedException {
        Json answer = http.post(PATH, Map.of("input_ids", rows.stream().map(Row::tokens).toList(),
                "sampling_params", Map.of("max_new_tokens", 1, "temperature", 0), "return_logprob", true,
                "logprob_start_len", rows.stream().map(row -> row.cut() - 1).toList(), "top_logprobs_num", 1));
        Positions.requireLength(name(), answer.elements().size(), rows.size());
        List<Weighed> weighed = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            weighed.add(read(rows.get(i), answer.at(i).at("meta_info")));
        }
        return weighed;
    }

    private Weighed read(Row row, Json told) throws CallException {
        List<Json> own = told.at("input_token_logprobs").elements();
        List<Json> top = told.at("input_top_logprobs").elements();
        int before = row.cut() - 1;
        Positions.requireLength(name(), own.size(), row.tokens().size() - before);
        var positions = new Positions(name());
        for (int place = row.cut(); place < row.tokens().size(); place++) {
            Json entry = own.get(place - before);
            int sent = row.tokens().get(place);
            positions.add(entry.at(1).whole().filter(id -> id == sent).flatMap(_ -> entry.at(0).number()),
                    place - before < top.size()
                            ? top.get(place - before).at(0).at(0).number()
                            : Optional.empty());
        }
        return positions.weighed(told.at("cached_tokens").whole().orElse(0));
    }
}
