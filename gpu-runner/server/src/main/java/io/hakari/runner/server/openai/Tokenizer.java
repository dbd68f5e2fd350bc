package io.hakari.runner.server.openai;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.hakari.runner.protocol.v1.Error.Code;

/// The server's own tokenizer, asked by HTTP.
final class Tokenizer {
    private final Http http;
    private final Tokenising form;
    private final String model;
    private final List<Integer> prefix;

    private Tokenizer(Http http, Tokenising form, String model, List<Integer> prefix) {
        this.http = http;
        this.form = form;
        this.model = model;
        this.prefix = List.copyOf(prefix);
    }

    /// Ask for a letter with and without special tokens, which shows those that go before a text.
    ///
    /// @throws CallException when the server tells no tokens
    static Tokenizer of(Http http, Tokenising form, String model) throws CallException, InterruptedException {
        var bare = new Tokenizer(http, form, model, List.of());
        if (form.special().isEmpty()) {
            bare.encode("a", true);
            return bare;
        }
        List<Integer> plain = bare.encode("a", false);
        List<Integer> whole = bare.encode("a", true);
        int at = Collections.indexOfSubList(whole, plain);
        return new Tokenizer(http, form, model, at < 0 ? List.of() : whole.subList(0, at));
    }

    /// Return the tokens of each text, without special ones but those that are written in it.
    List<List<Integer>> encode(List<String> texts) throws CallException, InterruptedException {
        if (form.many() && texts.size() > 1) {
            List<Json> rows = ask(texts, false).at("tokens").elements();
            if (rows.size() != texts.size()) {
                throw unreadable();
            }
            List<List<Integer>> all = new ArrayList<>();
            for (Json row : rows) {
                all.add(row.ids().orElseThrow(Tokenizer::unreadable));
            }
            return all;
        }
        List<List<Integer>> all = new ArrayList<>();
        for (String text : texts) {
            all.add(text.isEmpty() ? List.of() : encode(text, false));
        }
        return all;
    }

    List<Integer> encode(String text, boolean special) throws CallException, InterruptedException {
        return ask(text, special).at("tokens").ids().orElseThrow(Tokenizer::unreadable);
    }

    private Json ask(Object text, boolean special) throws CallException, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", model);
        body.put(form.text(), text);
        form.special().ifPresent(field -> body.put(field, special));
        form.literal().ifPresent(field -> body.put(field, true));
        return http.post(form.encode(), body);
    }

    private static CallException unreadable() {
        return new CallException(Code.BROKEN, "server gave no list of token ids for a text");
    }

    /// Return the text of tokens; empty when the server has no such path.
    Optional<String> decode(List<Integer> ids) throws CallException, InterruptedException {
        if (form.decode().isEmpty()) {
            return Optional.empty();
        }
        Json answer = http.post(form.decode().get(), Map.of("model", model, "tokens", ids));
        return Optional.of(answer.at(form.decoded()).text().orElseThrow(
                () -> new CallException(Code.BROKEN, "server gave no text for token ids")));
    }

    /// Return the tokens of a text that is read from its beginning: the tokenizer's own come first, unless it begins so.
    List<Integer> prefixed(List<Integer> ids) {
        if (ids.size() >= prefix.size() && ids.subList(0, prefix.size()).equals(prefix)) {
            return ids;
        }
        List<Integer> all = new ArrayList<>(prefix);
        all.addAll(ids);
        return all;
    }
}
