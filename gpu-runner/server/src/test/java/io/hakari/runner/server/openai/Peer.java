package io.hakari.runner.server.openai;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A real server on the weights that `src/test/peers/prepare.sh` made; a test is skipped by name where one is missing.
record Peer(Process process, int port) implements AutoCloseable {
    private static final int OK = 200;

    /// Return the folder of the weights.
    static Path weights() {
        Optional<String> folder = Optional.ofNullable(System.getenv("HAKARI_PEERS"));
        assumeTrue(folder.isPresent(),
                "skipped: no weights to serve; make them by src/test/peers/prepare.sh and name the folder by HAKARI_PEERS");
        return Path.of(folder.orElseThrow());
    }

    static Peer llamaServer() throws Exception {
        Path weights = weights().resolve("llama.gguf");
        String server = Optional.ofNullable(System.getenv("HAKARI_LLAMA_SERVER")).orElse("llama-server");
        assumeTrue(runs(server, "--version"),
                "skipped: [" + server + "] does not run; install llama.cpp, or name it by HAKARI_LLAMA_SERVER");
        int port = free();
        return start(port, "/health", Map.of(), List.of(server, "--model", weights.toString(), "--port", "" + port,
                "--ctx-size", "512", "--threads", "1", "--cache-type-k", "f32", "--cache-type-v", "f32", "--flash-attn",
                "off", "--parallel",
                "2", "--no-warmup"));
    }

    static Peer transformers(Path home) throws Exception {
        Path weights = weights().resolve("llama");
        String python = Optional.ofNullable(System.getenv("HAKARI_PEERS_PYTHON")).orElse("python3");
        assumeTrue(runs(python, "-c", "import torch, transformers, fastapi, uvicorn, openai"),
                "skipped: [" + python + "] has not all of transformers[serving]; name one that has by"
                        + " HAKARI_PEERS_PYTHON");
        Files.createDirectories(home.resolve("hub"));
        int port = free();
        return start(port, "/health", Map.of("HF_HOME", home.toString(), "HF_HUB_OFFLINE", "1", "OMP_NUM_THREADS", "1"),
                List.of(python, "-m", "transformers.cli.transformers", "serve", weights.toString(), "--port", "" + port,
                        "--device", "cpu", "--dtype", "float32"));
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(3, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Peer start(int port, String health, Map<String, String> environment, List<String> command)
            throws Exception {
        Path log = Files.createTempFile("hakari-peer", ".log");
        var builder = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        var peer = new Peer(builder.start(), port);
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
        while (!peer.answers(health)) {
            if (peer.process.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                peer.close();
                throw new AssertionError(command + " does not serve: " + Files.readString(log));
            }
        }
        Files.delete(log);
        return peer;
    }

    private boolean answers(String path) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(20)).build(), BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException _) {
            return false;
        }
    }

    String address() {
        return "http://127.0.0.1:" + port + "/v1";
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
