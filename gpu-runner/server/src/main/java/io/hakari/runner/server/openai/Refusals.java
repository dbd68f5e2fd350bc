package io.hakari.runner.server.openai;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

import io.hakari.runner.protocol.v1.Error.Code;

/// Reads what a server says when it does not answer a request.
final class Refusals {
    private static final int LONGEST = 300;
    private static final Pattern TOO_LONG = Pattern.compile("context.{0,10}(length|size|window)|too long|longer than|"
            + "maximum.{0,40}(token|length)|exceeds?.{0,60}(token|length|context|maximum)", Pattern.CASE_INSENSITIVE);
    private static final Pattern MEMORY = Pattern.compile("out of memory|OutOfMemory", Pattern.CASE_INSENSITIVE);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;
    private static final int GATEWAY_TIMEOUT = 504;
    private static final int FAILED = 500;

    private Refusals() {
    }

    static CallException of(String who, HttpResponse<?> response, String body) throws PassingException {
        return of(who, response.statusCode(), response.headers(), body);
    }

    static CallException of(String who, HttpResponse.ResponseInfo info, String body) throws PassingException {
        return of(who, info.statusCode(), info.headers(), body);
    }

    private static CallException of(String who, int status, HttpHeaders headers, String body) throws PassingException {
        String said = who + " answered [" + status + "]: " + words(body);
        return switch (status) {
            case TOO_MANY -> throw new PassingException(
                    new CallException(Code.UNAVAILABLE, said + "; lower the option concurrency, or ask later"),
                    after(headers));
            case BAD_GATEWAY, UNAVAILABLE, GATEWAY_TIMEOUT -> throw new PassingException(
                    CallException.lost(Code.UNAVAILABLE, said + "; ask again when it serves"), after(headers));
            default -> new CallException(code(status, body), said + advice(status));
        };
    }

    /// Servers answer 200 to what they failed at, too.
    static void requireNoError(String who, Json answer) throws CallException {
        Json error = answer.at("error");
        boolean named = answer.at("object").text().filter("error"::equals).isPresent();
        if (error.isThere() || named) {
            String body = JsonText.of(answer);
            int status = error.at("code").whole().or(() -> answer.at("code").whole()).orElse(FAILED);
            throw new CallException(code(status, body), who + " answered with an error: " + words(body));
        }
    }

    private static Code code(int status, String body) {
        if (MEMORY.matcher(body).find()) {
            return Code.OUT_OF_MEMORY;
        }
        if (status == TOO_LARGE || (status < FAILED && TOO_LONG.matcher(body).find())) {
            return Code.TOO_LONG;
        }
        if (status == NOT_FOUND) {
            return Code.UNSUPPORTED;
        }
        return status >= FAILED ? Code.BROKEN : Code.REJECTED;
    }

    private static String advice(int status) {
        return status == UNAUTHORIZED || status == FORBIDDEN
                ? "; name the environment variable that holds the key by the option api-key"
                : "";
    }

    /// A date is not read: servers of models tell seconds.
    private static Optional<Duration> after(HttpHeaders headers) {
        return headers.firstValue("Retry-After").filter(value -> value.matches("\\d{1,6}")).map(Long::parseLong)
                .map(Duration::ofSeconds);
    }

    /// Return the message of an error, else the body.
    private static String words(String body) {
        if (body.isBlank()) {
            return "nothing";
        }
        try {
            Json json = Json.of(body);
            return brief(json.at("error").at("message").text().or(() -> json.at("message").text())
                    .or(() -> json.at("error").text()).or(() -> json.at("detail").text()).orElse(body));
        } catch (IOException _) {
            return brief(body);
        }
    }

    static String brief(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
