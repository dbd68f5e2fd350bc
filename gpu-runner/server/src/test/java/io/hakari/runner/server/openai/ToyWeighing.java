package io.hakari.runner.server.openai;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a [ToyServer] tells of the likelihood of a prompt, in the words of each dialect.
record ToyWeighing(ToySite site) {

    /// Return what a place tells: nothing for the first one.
    private double[] told(Toy model, List<Integer> ids, int place) {
        int from = site.has(Trap.SHIFTED) ? place - 1 : place;
        return model.logs(ids.subList(0, Math.max(0, from)));
    }

    List<Object> promptLogprobs(Toy model, List<Integer> ids) {
        List<Object> entries = new ArrayList<>();
        for (int place = 0; place < ids.size(); place++) {
            if (place == 0) {
                if (!site.has(Trap.FIRST_TOKEN_MISSING)) {
                    entries.add(Json.NOTHING);
                }
                continue;
            }
            double[] logs = told(model, ids, place);
            int best = Toy.likeliest(logs);
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put(ids.get(place).toString(), Map.of("logprob", logs[ids.get(place)], "rank", 1));
            entry.put(Integer.toString(best), Map.of("logprob", logs[best], "rank", 1));
            entries.add(entry);
        }
        return entries;
    }

    Object tokensOnly(Json body) {
        List<Integer> ids = site.prompt(body.at("token_ids"));
        return Map.of("choices", List.of(Map.of("index", 0, "token_ids", List.of(1))), "prompt_logprobs",
                promptLogprobs(site.model(body), ids));
    }

    Object sglang(Json body) {
        List<Object> answers = new ArrayList<>();
        List<Json> rows = body.at("input_ids").elements();
        for (int i = 0; i < rows.size(); i++) {
            List<Integer> ids = site.prompt(rows.get(i));
            int from = body.at("logprob_start_len").at(i).whole().orElseThrow();
            List<Object> own = new ArrayList<>();
            List<Object> top = new ArrayList<>();
            for (int place = from; place < ids.size(); place++) {
                double[] logs = told(site.models().getFirst(), ids, place);
                int best = Toy.likeliest(logs);
                // The logits of the place before the start were not kept.
                own.add(List.of(place == from ? Json.NOTHING : (Object) logs[ids.get(place)], ids.get(place),
                        Json.NOTHING));
                top.add(List.of(List.of(logs[best], best, Json.NOTHING)));
            }
            answers.add(Map.of("text", "", "meta_info", Map.of("input_token_logprobs", own, "input_top_logprobs",
                    site.has(Trap.NO_LIKELIEST) ? List.of() : top, "cached_tokens", i == 0 ? 0 : from)));
        }
        return answers;
    }

    /// As llama-server does: what is told is from before the bias, and nothing is told of half a character.
    Object forced(Json body) {
        List<Integer> ids = site.prompt(body.at("prompt"));
        int written = body.at("logit_bias").at(0).at(0).whole().orElseThrow();
        double[] logs = told(site.models().getFirst(), ids, ids.size());
        if (Toy.decode(List.of(written)).contains("\uFFFD")) {
            return Map.of("content", "", "tokens_cached", ids.size() - 1);
        }
        List<Object> top = new ArrayList<>();
        Integer[] order = new Integer[logs.length];
        for (int id = 0; id < order.length; id++) {
            order[id] = id;
        }
        Arrays.sort(order, (a, b) -> Double.compare(logs[b], logs[a]));
        for (int i = 0; i < body.at("n_probs").whole().orElse(0); i++) {
            top.add(Map.of("id", order[i], "logprob", logs[order[i]]));
        }
        return Map.of("content", "a", "tokens_cached", ids.size() - 1, "completion_probabilities",
                List.of(Map.of("id", written, "logprob", logs[written], "top_logprobs", top)));
    }

    Object echoed(ToyAnswer answer, List<Integer> prompt, List<Integer> told, int from, int dropped) {
        List<Integer> whole = new ArrayList<>(prompt);
        whole.addAll(answer.ids);
        List<Object> tokens = new ArrayList<>();
        List<Object> logprobs = new ArrayList<>();
        List<Object> top = new ArrayList<>();
        for (int i = dropped; i < told.size(); i++) {
            int place = from + i;
            double[] logs = place < prompt.size()
                    ? told(answer.model, whole, place)
                    : answer.model.logs(whole.subList(0, place));
            int best = Toy.likeliest(logs);
            int id = told.get(i);
            tokens.add(id == Toy.BEGIN ? "<s>" : Toy.decode(List.of(id)));
            logprobs.add(place == 0 ? Json.NOTHING : (Object) logs[id]);
            top.add(place == 0 ? Json.NOTHING : (Object) Map.of("best", logs[best]));
        }
        return Map.of("tokens", tokens, "token_logprobs", logprobs, "top_logprobs",
                site.has(Trap.NO_LIKELIEST) ? List.of() : top);
    }
}
