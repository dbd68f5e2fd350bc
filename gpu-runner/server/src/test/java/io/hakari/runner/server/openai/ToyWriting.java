package io.hakari.runner.server.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.net.httpserver.HttpExchange;

/// Writes the answers of a [ToyServer], whole or in pieces.
final class ToyWriting {
    private final ToySite site;
    private final ToyWeighing weighing;
    private final Sender out;
    private final Set<List<Integer>> seen = ConcurrentHashMap.newKeySet();

    /// Answers a request as a whole.
    interface Sender {
        void send(HttpExchange exchange, int status, Object body) throws IOException;
    }

    ToyWriting(ToySite site, Sender out) {
        this.site = site;
        this.weighing = new ToyWeighing(site);
        this.out = out;
    }

    void complete(HttpExchange exchange, Json body) throws IOException {
        boolean strings = site.dialect() == Dialect.TRANSFORMERS;
        List<Json> elements = body.at("prompt").elements();
        if (strings && body.at("prompt").text().isEmpty()) {
            out.send(exchange, 400, Map.of("detail", "prompt must be a string."));
            return;
        }
        boolean many = !elements.isEmpty() && elements.getFirst().ids().isPresent();
        List<List<Integer>> prompts = many
                ? elements.stream().map(site::prompt).toList()
                : List.of(site.prompt(body.at("prompt")));
        // vLLM counts what is to be written as well; the others write until the context ends.
        int more = site.dialect() == Dialect.VLLM ? body.at("max_tokens").whole().orElse(1) : 1;
        if (prompts.stream().anyMatch(ids -> ids.size() + (long) more > Toy.CONTEXT)
                && !site.has(Trap.TOO_LONG_CUT)) {
            out.send(exchange, 400, Map.of("error", Map.of("code", 400, "message",
                    "This model's maximum context length is " + Toy.CONTEXT + " tokens.")));
            return;
        }
        if (body.at("stream").flag().orElse(false)) {
            stream(exchange, new ToyAnswer(site.model(body), body, site.dialect(), site.traps(), prompts.getFirst()));
            return;
        }
        List<Object> choices = new ArrayList<>();
        int written = 0;
        for (int i = 0; i < prompts.size(); i++) {
            var answer = new ToyAnswer(site.model(body), body, site.dialect(), site.traps(), prompts.get(i));
            written += answer.ids.size();
            choices.addFirst(choice(i, answer, body, prompts.get(i)));
        }
        out.send(exchange, 200,
                Map.of("model", site.model(body).name(), "choices", choices, "usage", Map.of("prompt_tokens",
                        prompts.getFirst().size(), "completion_tokens", written)));
    }

    private Map<String, Object> choice(int index, ToyAnswer answer, Json body, List<Integer> prompt) {
        Map<String, Object> choice = new LinkedHashMap<>(answer.ending());
        choice.put("index", index);
        choice.put("text", answer.text());
        boolean vllm = site.dialect() == Dialect.VLLM;
        if (vllm && body.at("prompt_logprobs").isThere()) {
            choice.put("prompt_logprobs", weighing.promptLogprobs(answer.model, prompt));
        }
        if (vllm && body.at("return_token_ids").flag().orElse(false)) {
            choice.put("token_ids", answer.ids);
        }
        boolean ignores = site.dialect() == Dialect.TRANSFORMERS || site.dialect() == Dialect.LLAMA_SERVER
                || site.has(Trap.ECHO_IGNORED);
        if (body.at("logprobs").isThere() && !ignores) {
            List<Integer> all = new ArrayList<>(body.at("echo").flag().orElse(false) ? prompt : List.of());
            int from = all.isEmpty() ? prompt.size() : 0;
            all.addAll(answer.ids);
            boolean cached = !seen.add(prompt) && site.has(Trap.CACHE_CUTS);
            choice.put("logprobs", weighing.echoed(answer, prompt, all, from, cached ? prompt.size() / 2 : 0));
        }
        return choice;
    }

    private void stream(HttpExchange exchange, ToyAnswer answer) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write(": a comment\n\n".getBytes(UTF_8));
        List<ToyAnswer.Piece> pieces = answer.pieces();
        for (int i = 0; i < pieces.size(); i++) {
            if (site.has(Trap.PIECES_END_EARLY) && i == pieces.size() / 2) {
                return;
            }
            Map<String, Object> choice = new LinkedHashMap<>(Map.of("index", 0, "text", pieces.get(i).text()));
            if (site.dialect() == Dialect.VLLM) {
                choice.put("token_ids", pieces.get(i).ids());
            }
            event(out, Map.of("choices", List.of(choice)));
        }
        Map<String, Object> last = new LinkedHashMap<>(answer.ending());
        last.put("index", 0);
        last.put("text", "");
        event(out, Map.of("choices", List.of(last)));
        int count = answer.ids.size() + (site.has(Trap.PIECES_MISCOUNT) ? 1 : 0);
        event(out, Map.of("choices", List.of(), "usage",
                Map.of("prompt_tokens", answer.prompt.size(), "completion_tokens", count)));
        out.write("data: [DONE]\n\n".getBytes(UTF_8));
    }

    private static void event(OutputStream out, Object body) {
        try {
            out.write(("data: " + JsonText.of(body) + "\n\n").getBytes(UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A conversation is its texts; a picture is one token more, by its bytes.
    void chat(HttpExchange exchange, Json body) throws IOException {
        Json content = body.at("messages").at(0).at("content");
        StringBuilder text = new StringBuilder(content.text().orElse(""));
        StringBuilder pictures = new StringBuilder();
        for (Json part : content.elements()) {
            String type = part.at("type").text().orElse("");
            if (type.equals("text")) {
                text.append(part.at("text").text().orElse(""));
            } else if (!type.equals("image_url") || site.dialect() == Dialect.GENERIC) {
                out.send(exchange, 400, Map.of("error", Map.of("code", 400, "message", type + " is not supported")));
                return;
            } else if (!site.has(Trap.IMAGE_DROPPED)) {
                pictures.append("picture ").append(JsonText.of(part).hashCode());
            }
        }
        var answer = new ToyAnswer(site.model(body), body, site.dialect(), site.traps(),
                ToySite.ids(text.toString() + pictures, true));
        if (body.at("stream").flag().orElse(false)) {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            for (ToyAnswer.Piece piece : answer.pieces()) {
                event(exchange.getResponseBody(),
                        Map.of("choices", List.of(Map.of("delta", Map.of("content", piece.text())))));
            }
            event(exchange.getResponseBody(), Map.of("choices", List.of(Map.of("delta", Map.of(), "finish_reason",
                    Objects.requireNonNull(answer.ending().get("finish_reason"))))));
            return;
        }
        out.send(exchange, 200, Map.of("choices", List.of(Map.of("message", Map.of("content", answer.text()),
                "finish_reason", Objects.requireNonNull(answer.ending().get("finish_reason"))))));
    }
}
