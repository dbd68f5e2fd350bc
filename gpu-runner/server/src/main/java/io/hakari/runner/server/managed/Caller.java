package io.hakari.runner.server.managed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Speaks to an engine's control paths on this machine.
final class Caller implements AutoCloseable {
    private static final int OK = 200;
    private static final int LONGEST = 300;

    private final URI address;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY).build();

    Caller(URI address) {
        this.address = address;
    }

    URI address() {
        return address;
    }

    /// Return whether a path answers 200.
    boolean answers(String path, Duration patience) throws InterruptedException {
        try {
            return send(request(path, patience).GET().build()).statusCode() == OK;
        } catch (IOException _) {
            return false;
        }
    }

    /// Return what a path says.
    String get(String path, Duration patience) throws IOException, InterruptedException {
        return body(path, send(request(path, patience).GET().build()));
    }

    /// Send a body, and return what is said.
    String post(String path, String body, Duration patience) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path, patience);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return body(path, send(request.POST(BodyPublishers.ofString(body)).build()));
    }

    private HttpRequest.Builder request(String path, Duration patience) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(patience);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    private static String body(String path, HttpResponse<String> response) throws IOException {
        String body = response.body();
        if (response.statusCode() != OK) {
            String words = body.length() > LONGEST ? body.substring(0, LONGEST) + "…" : body;
            throw new IOException("path [" + path + "] answered [" + response.statusCode() + "]: " + words.strip());
        }
        return body;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
