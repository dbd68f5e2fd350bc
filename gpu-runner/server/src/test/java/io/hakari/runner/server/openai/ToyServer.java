package io.hakari.runner.server.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/// Serves two [Toy] models as one of the real servers does, with the traps that are set.
public final class ToyServer implements AutoCloseable {
    static final Toy FIRST = new Toy("toy-1", 1);
    static final Toy SECOND = new Toy("toy-2", 2);

    private final Dialect dialect;
    private final Set<Trap> traps = EnumSet.noneOf(Trap.class);
    private final Optional<HttpServer> http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<List<Integer>> seen = ConcurrentHashMap.newKeySet();
    private final List<Toy> models = new CopyOnWriteArrayList<>(List.of(FIRST, SECOND));
    private final ConcurrentLinkedQueue<Fault> faults = new ConcurrentLinkedQueue<>();
    /// Requests that are not being answered yet: a client that has its answer may be faster than we are done with it.
    private final Set<HttpExchange> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicInteger most = new AtomicInteger();
    /// Paths with bodies, in the order of their arrival.
    final List<String> heard = new CopyOnWriteArrayList<>();
    volatile String weightVersion = "default";
    volatile String checksum = "";
    private volatile String key = "";

    /// Answers one request in place of the server.
    interface Fault {
        void answer(HttpExchange exchange) throws IOException;
    }

    private ToyServer(Dialect dialect, Optional<HttpServer> http) {
        this.dialect = dialect;
        this.http = http;
    }

    /// Serve as vLLM does, two models.
    public static ToyServer startAsVllm() throws IOException {
        return start(Dialect.VLLM);
    }

    static ToyServer start(Dialect dialect, Trap... traps) throws IOException {
        return start(dialect, 0, traps);
    }

    static ToyServer start(Dialect dialect, int port, Trap... traps) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var server = new ToyServer(dialect, Optional.of(http));
        server.traps.addAll(List.of(traps));
        http.createContext("/", server::hear);
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    /// Return what answers as a server does that has one model, asked for anew each time.
    static HttpHandler handler(Dialect dialect, Supplier<Toy> model) {
        var server = new ToyServer(dialect, Optional.empty());
        return exchange -> {
            synchronized (server) {
                server.models.clear();
                server.models.add(model.get());
                server.hear(exchange);
            }
        };
    }

    /// Return where it listens, as the engine is told it.
    public String address() {
        return "http://127.0.0.1:" + http.orElseThrow().getAddress().getPort() + "/v1";
    }

    int port() {
        return http.orElseThrow().getAddress().getPort();
    }

    void set(Trap trap) {
        traps.add(trap);
    }

    /// Let the next request that asks for an answer of a model fail like this.
    void next(Fault fault) {
        faults.add(fault);
    }

    /// Let nobody in without a key.
    void requireKey(String secret) {
        key = "Bearer " + secret;
    }

    /// Serve another model under a name.
    void replace(Toy model) {
        models.removeIf(one -> one.name().equals(model.name()));
        models.add(model);
    }

    /// Return the most requests that were ever in work at once.
    int most() {
        return most.get();
    }

    @Override
    public void close() {
        http.ifPresent(running -> running.stop(0));
        threads.shutdownNow();
    }

    // --- HTTP

    private void hear(HttpExchange exchange) throws IOException {
        underWay.add(exchange);
        most.accumulateAndGet(underWay.size(), Math::max);
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            String text = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            heard.add(path + " " + text);
            Json body = text.isEmpty() ? Json.NOTHING : Json.of(text);
            if (!key.isEmpty() && !key.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, Map.of("detail", "Unauthorized"));
                return;
            }
            boolean asks = path.contains("completion") || path.contains("generate");
            Fault fault = asks ? faults.poll() : null;
            if (fault != null) {
                fault.answer(exchange);
                return;
            }
            answer(exchange, path, body);
        } catch (UncheckedIOException _) {
            // Who asked is gone.
        } finally {
            underWay.remove(exchange);
        }
    }

    private void answer(HttpExchange exchange, String path, Json body) throws IOException {
        switch (path) {
            case "/v1/models" -> send(exchange, 200, Map.of("object", "list", "data",
                    models.stream().map(this::entry).toList()));
            case "/props" -> sendIf(exchange, dialect == Dialect.LLAMA_SERVER, () -> Map.of("model_path", "/m/toy.gguf",
                    "default_generation_settings", Map.of("n_ctx", Toy.CONTEXT)));
            case "/load_model" -> send(exchange, dialect == Dialect.TRANSFORMERS ? 405 : 404, Map.of());
            case "/get_model_info" -> sendIf(exchange, dialect == Dialect.SGLANG,
                    () -> Map.of("weight_version", weightVersion));
            case "/weight_checker" -> sendIf(exchange, dialect == Dialect.VLLM && !checksum.isEmpty(),
                    () -> Map.of("checksums", Map.of("embed", checksum)));
            case "/_internal/tokenize" -> sendIf(exchange, dialect == Dialect.TENSORRT_LLM && tells(),
                    () -> tokens(body));
            case "/tokenize" -> sendIf(exchange, tells(), () -> tokens(body));
            case "/detokenize" -> sendIf(exchange, tells(), () -> Map.of(
                    dialect == Dialect.VLLM ? "prompt" : dialect == Dialect.SGLANG ? "text" : "content",
                    Toy.decode(body.at("tokens").ids().orElseThrow())));
            case "/inference/v1/generate" -> sendIf(exchange,
                    dialect == Dialect.VLLM && !traps.contains(Trap.NO_TOKENS_PATH), () -> tokensOnly(body));
            case "/generate" -> sendIf(exchange, dialect == Dialect.SGLANG, () -> sglang(body));
            case "/completion" -> sendIf(exchange, dialect == Dialect.LLAMA_SERVER, () -> forced(body));
            case "/v1/completions" -> complete(exchange, body);
            case "/v1/chat/completions" -> chat(exchange, body);
            default -> send(exchange, 404, Map.of("detail", "Not Found"));
        }
    }

    private boolean tells() {
        return dialect.tokenising().isPresent() && !traps.contains(Trap.NO_TOKENIZER);
    }

    private interface Said {
        Object say() throws IOException;
    }

    private void sendIf(HttpExchange exchange, boolean known, Said said) throws IOException {
        send(exchange, known ? 200 : 404, known ? said.say() : Map.of("detail", "Not Found"));
    }

    private void send(HttpExchange exchange, int status, Object body) throws IOException {
        underWay.remove(exchange);
        byte[] bytes = JsonText.of(body).getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
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

    private Toy model(Json body) {
        String name = body.at("model").text().orElse(FIRST.name());
        return models.stream().filter(one -> one.name().equals(name)).findFirst().orElseGet(models::getFirst);
    }

    // --- tokens

    private Object tokens(Json body) {
        Json text = body.at(Objects.requireNonNull(dialect.tokenising().orElseThrow().text()));
        boolean special = body.at("add_special_tokens").flag().or(() -> body.at("add_special").flag()).orElse(true);
        Object ids = text.text().isPresent()
                ? ids(text.text().get(), special)
                : text.elements().stream().map(one -> ids(one.text().orElseThrow(), special)).toList();
        return Map.of("tokens", ids);
    }

    private static List<Integer> ids(String text, boolean special) {
        List<Integer> ids = new ArrayList<>(special ? List.of(Toy.BEGIN) : List.of());
        ids.addAll(FIRST.encode(text));
        return ids;
    }

    private List<Integer> prompt(Json prompt) {
        if (prompt.text().isPresent()) {
            return ids(prompt.text().get(), true);
        }
        List<Integer> ids = prompt.ids().orElseThrow();
        return traps.contains(Trap.IDS_MISREAD) ? ids.reversed() : ids;
    }

    // --- likelihoods of a prompt

    /// Return what a place tells: nothing for the first one.
    private double[] told(Toy model, List<Integer> ids, int place) {
        int from = traps.contains(Trap.SHIFTED) ? place - 1 : place;
        return model.logs(ids.subList(0, Math.max(0, from)));
    }

    private List<Object> promptLogprobs(Toy model, List<Integer> ids) {
        List<Object> entries = new ArrayList<>();
        for (int place = 0; place < ids.size(); place++) {
            if (place == 0) {
                if (!traps.contains(Trap.FIRST_TOKEN_MISSING)) {
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

    private Object tokensOnly(Json body) {
        List<Integer> ids = prompt(body.at("token_ids"));
        return Map.of("choices", List.of(Map.of("index", 0, "token_ids", List.of(1))), "prompt_logprobs",
                promptLogprobs(model(body), ids));
    }

    private Object sglang(Json body) {
        List<Object> answers = new ArrayList<>();
        List<Json> rows = body.at("input_ids").elements();
        for (int i = 0; i < rows.size(); i++) {
            List<Integer> ids = prompt(rows.get(i));
            int from = body.at("logprob_start_len").at(i).whole().orElseThrow();
            List<Object> own = new ArrayList<>();
            List<Object> top = new ArrayList<>();
            for (int place = from; place < ids.size(); place++) {
                double[] logs = told(models.getFirst(), ids, place);
                int best = Toy.likeliest(logs);
                // The logits of the place before the start were not kept.
                own.add(List.of(place == from ? Json.NOTHING : (Object) logs[ids.get(place)], ids.get(place),
                        Json.NOTHING));
                top.add(List.of(List.of(logs[best], best, Json.NOTHING)));
            }
            answers.add(Map.of("text", "", "meta_info", Map.of("input_token_logprobs", own, "input_top_logprobs",
                    traps.contains(Trap.NO_LIKELIEST) ? List.of() : top, "cached_tokens", i == 0 ? 0 : from)));
        }
        return answers;
    }

    /// As llama-server does: what is told is from before the bias, and nothing is told of half a character.
    private Object forced(Json body) {
        List<Integer> ids = prompt(body.at("prompt"));
        int written = body.at("logit_bias").at(0).at(0).whole().orElseThrow();
        double[] logs = told(models.getFirst(), ids, ids.size());
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

    // --- answers

    private void complete(HttpExchange exchange, Json body) throws IOException {
        boolean strings = dialect == Dialect.TRANSFORMERS;
        List<Json> elements = body.at("prompt").elements();
        if (strings && body.at("prompt").text().isEmpty()) {
            send(exchange, 400, Map.of("detail", "prompt must be a string."));
            return;
        }
        boolean many = !elements.isEmpty() && elements.getFirst().ids().isPresent();
        List<List<Integer>> prompts = many
                ? elements.stream().map(this::prompt).toList()
                : List.of(prompt(body.at("prompt")));
        // vLLM counts what is to be written as well; the others write until the context ends.
        int more = dialect == Dialect.VLLM ? body.at("max_tokens").whole().orElse(1) : 1;
        if (prompts.stream().anyMatch(ids -> ids.size() + (long) more > Toy.CONTEXT)
                && !traps.contains(Trap.TOO_LONG_CUT)) {
            send(exchange, 400, Map.of("error", Map.of("code", 400, "message",
                    "This model's maximum context length is " + Toy.CONTEXT + " tokens.")));
            return;
        }
        if (body.at("stream").flag().orElse(false)) {
            stream(exchange, new ToyAnswer(model(body), body, dialect, traps, prompts.getFirst()));
            return;
        }
        List<Object> choices = new ArrayList<>();
        int written = 0;
        for (int i = 0; i < prompts.size(); i++) {
            var answer = new ToyAnswer(model(body), body, dialect, traps, prompts.get(i));
            written += answer.ids.size();
            choices.addFirst(choice(i, answer, body, prompts.get(i)));
        }
        send(exchange, 200, Map.of("model", model(body).name(), "choices", choices, "usage", Map.of("prompt_tokens",
                prompts.getFirst().size(), "completion_tokens", written)));
    }

    private Map<String, Object> choice(int index, ToyAnswer answer, Json body, List<Integer> prompt) {
        Map<String, Object> choice = new LinkedHashMap<>(answer.ending());
        choice.put("index", index);
        choice.put("text", answer.text());
        boolean vllm = dialect == Dialect.VLLM;
        if (vllm && body.at("prompt_logprobs").isThere()) {
            choice.put("prompt_logprobs", promptLogprobs(answer.model, prompt));
        }
        if (vllm && body.at("return_token_ids").flag().orElse(false)) {
            choice.put("token_ids", answer.ids);
        }
        boolean ignores = dialect == Dialect.TRANSFORMERS || dialect == Dialect.LLAMA_SERVER
                || traps.contains(Trap.ECHO_IGNORED);
        if (body.at("logprobs").isThere() && !ignores) {
            List<Integer> all = new ArrayList<>(body.at("echo").flag().orElse(false) ? prompt : List.of());
            int from = all.isEmpty() ? prompt.size() : 0;
            all.addAll(answer.ids);
            boolean cached = !seen.add(prompt) && traps.contains(Trap.CACHE_CUTS);
            choice.put("logprobs", echoed(answer, prompt, all, from, cached ? prompt.size() / 2 : 0));
        }
        return choice;
    }

    private Object echoed(ToyAnswer answer, List<Integer> prompt, List<Integer> told, int from, int dropped) {
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
                traps.contains(Trap.NO_LIKELIEST) ? List.of() : top);
    }

    private void stream(HttpExchange exchange, ToyAnswer answer) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write(": a comment\n\n".getBytes(UTF_8));
        List<ToyAnswer.Piece> pieces = answer.pieces();
        for (int i = 0; i < pieces.size(); i++) {
            if (traps.contains(Trap.PIECES_END_EARLY) && i == pieces.size() / 2) {
                return;
            }
            Map<String, Object> choice = new LinkedHashMap<>(Map.of("index", 0, "text", pieces.get(i).text()));
            if (dialect == Dialect.VLLM) {
                choice.put("token_ids", pieces.get(i).ids());
            }
            event(out, Map.of("choices", List.of(choice)));
        }
        Map<String, Object> last = new LinkedHashMap<>(answer.ending());
        last.put("index", 0);
        last.put("text", "");
        event(out, Map.of("choices", List.of(last)));
        int count = answer.ids.size() + (traps.contains(Trap.PIECES_MISCOUNT) ? 1 : 0);
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
    private void chat(HttpExchange exchange, Json body) throws IOException {
        Json content = body.at("messages").at(0).at("content");
        StringBuilder text = new StringBuilder(content.text().orElse(""));
        StringBuilder pictures = new StringBuilder();
        for (Json part : content.elements()) {
            String type = part.at("type").text().orElse("");
            if (type.equals("text")) {
                text.append(part.at("text").text().orElse(""));
            } else if (!type.equals("image_url") || dialect == Dialect.GENERIC) {
                send(exchange, 400, Map.of("error", Map.of("code", 400, "message", type + " is not supported")));
                return;
            } else if (!traps.contains(Trap.IMAGE_DROPPED)) {
                pictures.append("picture ").append(JsonText.of(part).hashCode());
            }
        }
        var answer = new ToyAnswer(model(body), body, dialect, traps, ids(text.toString() + pictures, true));
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
        send(exchange, 200, Map.of("choices", List.of(Map.of("message", Map.of("content", answer.text()),
                "finish_reason", Objects.requireNonNull(answer.ending().get("finish_reason"))))));
    }
}
