package io.hakari.runner.server.managed;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

import io.hakari.runner.server.openai.ToyEngine;

/// A program that behaves as vLLM and SGLang do toward who starts them: it reads a model's folder, tells how far it is,
/// answers on their control paths, and has a worker of its own.
///
/// The environment says what goes wrong: `FAKE=dies`, `FAKE=stubborn`, `FAKE=stuck`.
public final class FakeEngine {
    private static final Pattern MODEL_PATH = Pattern.compile("\"model_path\": \"([^\"]*)\"");
    private static final Pattern VERSION = Pattern.compile("\"weight_version\": \"([^\"]*)\"");

    private static final Set<String> CONTROLS = Set.of("/sleep", "/wake_up", "/collective_rpc",
            "/release_memory_occupation", "/resume_memory_occupation", "/update_weights_from_disk", "/get_model_info");

    private final HttpHandler answers;
    private final Path model;
    private final Path journal;
    private final AtomicReference<String> weights = new AtomicReference<>("");
    private final AtomicReference<String> version = new AtomicReference<>("default");

    private FakeEngine(String dialect, String name, Path model, Path journal) {
        this.answers = ToyEngine.serving(dialect, name, weights::get);
        this.model = model;
        this.journal = journal;
    }

    /// Serve until killed.
    public static void main(String[] arguments) throws Exception {
        List<String> words = Arrays.asList(arguments);
        String fate = System.getenv().getOrDefault("FAKE", "");
        PrintStream out = System.out;
        out.println("INFO Starting to load model");
        Path model = Path.of(words.contains("serve")
                ? words.get(words.indexOf("serve") + 1)
                : words.get(words.indexOf("--model-path") + 1));
        String dialect = words.contains("serve") ? "vllm" : "sglang";
        String name = words.get(words.indexOf("--served-model-name") + 1);
        var engine = new FakeEngine(dialect, name, model, Path.of(System.getenv("FAKE_JOURNAL")));
        engine.note("start " + ProcessHandle.current().pid() + " " + worker().pid());
        out.println("Loading safetensors checkpoint shards:  50% Completed | 1/2");
        if (fate.equals("dies")) {
            System.err.println("torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 16.00 GiB");
            System.exit(1);
        }
        if (fate.equals("stubborn")) {
            Runtime.getRuntime().addShutdownHook(new Thread(FakeEngine::forever));
        }
        engine.read(model);
        engine.listen(Integer.parseInt(words.get(words.indexOf("--port") + 1)));
    }

    private static Process worker() throws IOException {
        return new ProcessBuilder("sleep", "1000").start();
    }

    private static void forever() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void note(String line) throws IOException {
        Files.writeString(journal, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void read(Path folder) throws IOException {
        weights.set(Files.readString(folder.resolve("model.safetensors")));
    }

    private void listen(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        if (!path.equals("/health") && !CONTROLS.contains(exchange.getRequestURI().getPath())) {
            answers.handle(exchange);
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!path.equals("/health")) {
            note(exchange.getRequestMethod() + " " + path + (body.isEmpty() ? "" : " " + body));
        }
        String said = switch (path) {
            case "/get_model_info" -> "{\"weight_version\": \"" + version.get() + "\"}";
            case "/sleep?level=2", "/release_memory_occupation" -> {
                weights.set("");
                yield "";
            }
            case "/collective_rpc" -> {
                read(model);
                yield "{\"results\": [null]}";
            }
            case "/update_weights_from_disk" -> update(body);
            default -> "";
        };
        byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
        boolean stuck = "stuck".equals(System.getenv("FAKE")) && path.equals("/collective_rpc");
        exchange.sendResponseHeaders(stuck ? 500 : 200, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private String update(String body) throws IOException {
        Matcher folder = MODEL_PATH.matcher(body);
        Matcher given = VERSION.matcher(body);
        if (!folder.find() || !given.find()) {
            return "{\"success\": false, \"message\": \"no model_path\"}";
        }
        read(Path.of(folder.group(1)));
        version.set(given.group(1));
        return "{\"success\": true, \"message\": \"Succeeded to update model weights.\"}";
    }
}
