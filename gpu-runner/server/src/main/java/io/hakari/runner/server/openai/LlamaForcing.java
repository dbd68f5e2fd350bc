package io.hakari.runner.server.openai;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.hakari.runner.protocol.v1.Error.Code;

/// llama-server tells nothing of its prompt, so that every token is asked for as the next one.
///
/// A bias makes it write the token that is asked for; what it tells of likelihood is from before the bias. It tells nothing
/// of a token that ends inside a character: then a letter is written in its place, and the token is looked up in the whole
/// vocabulary.
///
/// @param vocabulary the tokens that the model has
record LlamaForcing(Http http, int vocabulary) implements Weighing {
    private static final String PATH = "/completion";
    private static final double ALWAYS = 1000;

    @Override
    public String name() {
        return PATH + " token by token";
    }

    @Override
    public List<Weighed> weigh(List<Row> rows) throws CallException, InterruptedException {
        List<Weighed> weighed = new ArrayList<>();
        for (Row row : rows) {
            var positions = new Positions(name());
            int cached = 0;
            for (int place = row.cut(); place < row.tokens().size(); place++) {
                List<Integer> before = row.tokens().subList(0, place);
                Json answer = next(before, row.tokens().get(place), positions);
                cached = place == row.cut() ? answer.at("tokens_cached").whole().orElse(0) : cached;
            }
            weighed.add(positions.weighed(Math.min(cached, row.cut())));
        }
        return weighed;
    }

    private Json next(List<Integer> before, int token, Positions positions)
            throws CallException, InterruptedException {
        Json forced = ask(before, token, 1);
        Json told = forced.at("completion_probabilities").at(0);
        if (told.at("id").whole().filter(id -> id == token).isPresent()) {
            positions.add(told.at("logprob").number(), told.at("top_logprobs").at(0).at("logprob").number());
            return forced;
        }
        List<Json> all = ask(before, letter(), vocabulary).at("completion_probabilities").at(0).at("top_logprobs")
                .elements();
        Optional<Double> own = all.stream().filter(one -> one.at("id").whole().filter(id -> id == token).isPresent())
                .findFirst().flatMap(one -> one.at("logprob").number());
        positions.add(own, all.stream().flatMap(one -> one.at("logprob").number().stream()).max(Double::compare));
        return forced;
    }

    private int letter() throws CallException, InterruptedException {
        return http.post(Tokenising.LLAMA_SERVER.encode(), Map.of("content", "a", "add_special", false)).at("tokens")
                .ids().filter(ids -> !ids.isEmpty()).map(List::getLast)
                .orElseThrow(() -> new CallException(Code.BROKEN, "server has no token for the letter a"));
    }

    private Json ask(List<Integer> before, int write, int probabilities) throws CallException, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("prompt", before);
        body.put("n_predict", 1);
        body.put("n_probs", probabilities);
        body.put("post_sampling_probs", false);
        body.put("temperature", 0);
        body.put("logit_bias", List.of(List.of(write, ALWAYS)));
        body.put("cache_prompt", true);
        return http.post(PATH, body);
    }
}
