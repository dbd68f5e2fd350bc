package io.hakari.runner.server.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.hakari.runner.protocol.v1.Error.Code;

/// Asks one server by HTTP, and says in one sentence why it has no answer.
///
/// What is asked for changes nothing there, so that a request is sent again when the server was away, was busy or broke the
/// connection off; not after a timeout, since the first one may still be worked at.
final class Http implements AutoCloseable {
    /// The most of one answer: log probabilities of a million tokens stay below it.
    private static final long LONGEST = 256L << 20;
    private static final int OK = 200;

    private final Site site;
    private final Optional<String> key;
    private final Patience patience;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(Duration.ofSeconds(30)).build();

    Http(Site site, Optional<String> key, Patience patience) {
        this.site = site;
        this.key = key;
        this.patience = patience;
    }

    /// Hears an answer that comes in pieces.
    interface Listener {

        /// Hear a piece; return whether the rest is of no interest.
        boolean hear(Json event) throws CallException;
    }

    Json get(String path) throws CallException, InterruptedException {
        return again(() -> whole(path, request(path).GET().build()));
    }

    Json post(String path, Object body) throws CallException, InterruptedException {
        HttpRequest request = posting(path, body);
        return again(() -> whole(path, request));
    }

    /// Return the status of a path, whatever it says.
    int status(String path) throws CallException, InterruptedException {
        return again(() -> send(path, request(path).GET().build(), BodyHandlers.discarding()).statusCode());
    }

    /// Ask for an answer in pieces; it is asked for again only while none has come.
    void stream(String path, Object body, Listener listener) throws CallException, InterruptedException {
        HttpRequest request = posting(path, body);
        var pieces = new boolean[1];
        for (int tries = 1;; tries++) {
            try {
                pieces(path, request, event -> {
                    pieces[0] = true;
                    return listener.hear(event);
                });
                return;
            } catch (PassingException e) {
                if (pieces[0] || tries >= patience.tries()) {
                    throw e.reason();
                }
                pause(tries, e);
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.at(path)).timeout(patience.answer());
        key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }

    private HttpRequest posting(String path, Object body) {
        return request(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonText.of(body))).build();
    }

    private interface Attempt<T> {
        T make() throws CallException, PassingException, InterruptedException;
    }

    private <T> T again(Attempt<T> attempt) throws CallException, InterruptedException {
        for (int tries = 1;; tries++) {
            try {
                return attempt.make();
            } catch (PassingException e) {
                if (tries >= patience.tries()) {
                    throw e.reason();
                }
                pause(tries, e);
            }
        }
    }

    private void pause(int tries, PassingException why) throws InterruptedException {
        Duration pause = why.after().orElse(patience.pause().multipliedBy(1L << (tries - 1)));
        Thread.sleep(pause.compareTo(patience.longest()) > 0 ? patience.longest() : pause);
    }

    private Json whole(String path, HttpRequest request) throws CallException, PassingException, InterruptedException {
        HttpResponse<byte[]> response = send(path, request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST));
        String body = new String(response.body(), UTF_8);
        if (response.statusCode() != OK) {
            throw Refusals.of(said(path), response, body);
        }
        Json answer = read(path, body);
        Refusals.requireNoError(said(path), answer);
        return answer;
    }

    private Json read(String path, String body) throws CallException {
        try {
            return Json.of(body);
        } catch (IOException e) {
            throw CallException.lost(Code.BROKEN, said(path) + " answered with " + e.getMessage() + " ("
                    + Refusals.brief(body) + "); it was cut off, or this is no OpenAI-compatible server");
        }
    }

    private <T> HttpResponse<T> send(String path, HttpRequest request, BodyHandler<T> handler)
            throws CallException, PassingException, InterruptedException {
        CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, handler);
        try {
            return answer.get(patience.answer().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(path, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException _) {
            throw late(path);
        } finally {
            // What is not finished is of no use to anybody: the server sees the connection end and stops.
            answer.cancel(true);
        }
    }

    private void pieces(String path, HttpRequest request, Listener listener)
            throws CallException, PassingException, InterruptedException {
        var lines = new Lines();
        CompletableFuture<?> answer = client.sendAsync(request,
                BodyHandlers.limiting(
                        info -> BodySubscribers.fromLineSubscriber(info.statusCode() == OK ? lines : lines.whole(info)),
                        LONGEST))
                .exceptionally(failed -> {
                    // The end itself is told by the lines, which are taken later than they arrive.
                    lines.end(Optional.of(failed));
                    return null;
                });
        try {
            while (true) {
                Lines.Line line = lines.take(patience.answer()).orElseThrow(() -> late(path));
                switch (line) {
                    case Lines.Text(String text) -> {
                        if (hear(path, text, listener)) {
                            return;
                        }
                    }
                    case Lines.Refused(HttpResponse.ResponseInfo info, String body) ->
                        throw Refusals.of(said(path), info, body);
                    case Lines.End(Optional<Throwable> failed) -> {
                        if (failed.isPresent()) {
                            throw failure(path, failed.get());
                        }
                        return;
                    }
                }
            }
        } finally {
            answer.cancel(true);
        }
    }

    private boolean hear(String path, String line, Listener listener) throws CallException {
        if (!line.startsWith("data:")) {
            return false;
        }
        String data = line.substring("data:".length()).strip();
        if (data.equals("[DONE]")) {
            return true;
        }
        Json event = read(path, data);
        Refusals.requireNoError(said(path), event);
        return listener.hear(event);
    }

    private CallException late(String path) {
        return CallException.lost(Code.TIMED_OUT, said(path) + " gave no answer within ["
                + patience.answer().toSeconds() + "] seconds; ask for less at once, or raise the option timeout");
    }

    private CallException tooLong(String path) {
        return new CallException(Code.BROKEN,
                said(path) + " answered with more than [" + LONGEST + "] bytes; ask for less at once");
    }

    private PassingException failure(String path, Throwable failed) throws CallException, InterruptedException {
        Throwable cause = failed.getCause() != null && failed instanceof CompletionException
                ? failed.getCause()
                : failed;
        if (cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException)) {
            throw late(path);
        }
        if (String.valueOf(cause.getMessage()).contains("exceeds capacity")) {
            throw tooLong(path);
        }
        String what = cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
                ? " cannot be reached"
                : " broke the connection off";
        return new PassingException(CallException.lost(Code.UNAVAILABLE, said(path) + what
                + "; look whether it still runs, and ask again"), Optional.empty());
    }

    private String said(String path) {
        return "server [" + site.at(path) + "]";
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
