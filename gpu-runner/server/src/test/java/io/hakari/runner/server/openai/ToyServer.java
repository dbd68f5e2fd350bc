package io.hakari.runner.server.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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

    private final ToySite site;
    private final ToyWeighing weighing;
    private final ToyWriting writing;
    private final Optional<HttpServer> http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
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
        this.site = new ToySite(dialect, EnumSet.noneOf(Trap.class),
                new CopyOnWriteArrayList<>(List.of(FIRST, SECOND)));
        this.weighing = new ToyWeighing(site);
        this.writing = new ToyWriting(site, this::send);
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
        server.site.traps().addAll(List.of(traps));
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
                server.site.models().clear();
                server.site.models().add(model.get());
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
        site.traps().add(trap);
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
        site.models().removeIf(one -> one.name().equals(model.name()));
        site.models().add(model);
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
                    site.entries()));
            case "/props" ->
                sendIf(exchange, site.dialect() == Dialect.LLAMA_SERVER, () -> Map.of("model_path", "/m/toy.gguf",
                        "default_generation_settings", Map.of("n_ctx", Toy.CONTEXT)));
            case "/load_model" -> send(exchange, site.dialect() == Dialect.TRANSFORMERS ? 405 : 404, Map.of());
            case "/get_model_info" -> sendIf(exchange, site.dialect() == Dialect.SGLANG,
                    () -> Map.of("weight_version", weightVersion));
            case "/weight_checker" -> sendIf(exchange, site.dialect() == Dialect.VLLM && !checksum.isEmpty(),
                    () -> Map.of("checksums", Map.of("embed", checksum)));
            case "/_internal/tokenize" -> sendIf(exchange, site.dialect() == Dialect.TENSORRT_LLM && site.tells(),
                    () -> site.tokens(body));
            case "/tokenize" -> sendIf(exchange, site.tells(), () -> site.tokens(body));
            case "/detokenize" -> sendIf(exchange, site.tells(), () -> Map.of(
                    site.dialect() == Dialect.VLLM ? "prompt" : site.dialect() == Dialect.SGLANG ? "text" : "content",
                    Toy.decode(body.at("tokens").ids().orElseThrow())));
            case "/inference/v1/generate" -> sendIf(exchange,
                    site.dialect() == Dialect.VLLM && !site.has(Trap.NO_TOKENS_PATH), () -> weighing.tokensOnly(body));
            case "/generate" -> sendIf(exchange, site.dialect() == Dialect.SGLANG, () -> weighing.sglang(body));
            case "/completion" -> sendIf(exchange, site.dialect() == Dialect.LLAMA_SERVER, () -> weighing.forced(body));
            case "/v1/completions" -> writing.complete(exchange, body);
            case "/v1/chat/completions" -> writing.chat(exchange, body);
            default -> send(exchange, 404, Map.of("detail", "Not Found"));
        }
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
}
