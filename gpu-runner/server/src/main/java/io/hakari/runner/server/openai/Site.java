package io.hakari.runner.server.openai;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where a server is and what is said of it: `http://gpu-07:8000/v1?model=llama-8b&concurrency=64`.
///
/// @param root    the address before `/v1`, without a slash at its end
/// @param choices each named once
record Site(URI root, Map<Choice, String> choices) {
    private static final int CONCURRENCY = 64;
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    Site {
        choices = Map.copyOf(choices);
    }

    /// What may stand behind the question mark.
    enum Choice {
        DIALECT("dialect", Dialect.pattern(), "one of " + Dialect.known()),
        MODEL("model", ".+", "a name that the server lists"),
        DIGEST("digest", "[0-9a-f]{64}", "64 lower-case hexadecimal digits"),
        CONTEXT_LENGTH("context-length", "[1-9]\\d{0,8}", "a number of tokens"),
        CONCURRENCY("concurrency", "[1-9]\\d{0,3}", "a number of requests from 1 to 9999"),
        TIMEOUT("timeout", "[1-9]\\d{0,5}", "a number of seconds"),
        API_KEY("api-key", "[A-Za-z_][A-Za-z0-9_]*", "the name of an environment variable"),
        CHAT("chat", "true", "true");

        private final String key;
        private final Pattern form;
        private final String expected;

        Choice(String key, String form, String expected) {
            this.key = key;
            this.form = Pattern.compile(form);
            this.expected = expected;
        }

        String key() {
            return key;
        }

        static String known() {
            return Arrays.stream(values()).map(Choice::key).collect(Collectors.joining(", "));
        }
    }

    /// Read an address.
    ///
    /// @throws IOException when it is none; the message says how one is written
    static Site of(String text) throws IOException {
        int query = text.indexOf('?');
        String address = query < 0 ? text : text.substring(0, query);
        try {
            URI root = URI.create(address.replaceFirst("/+$", "").replaceFirst("/v1$", ""));
            if (root.getHost() == null || !("http".equals(root.getScheme()) || "https".equals(root.getScheme()))) {
                throw wrong(address, "which is no http:// or https:// address");
            }
            return new Site(root, choices(query < 0 ? "" : text.substring(query + 1)));
        } catch (IllegalArgumentException e) {
            throw wrong(address, "which is no address (" + e.getMessage() + ")");
        }
    }

    private static IOException wrong(String address, String why) {
        return new IOException(
                "server of the engine openai is [" + address + "], " + why + "; write http://host:8000/v1");
    }

    private static Map<Choice, String> choices(String query) throws IOException {
        Map<Choice, String> choices = new EnumMap<>(Choice.class);
        for (String option : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            String[] parts = option.split("=", 2);
            String value = parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
            Choice choice = Arrays.stream(Choice.values()).filter(one -> one.key.equals(parts[0])).findFirst()
                    .orElseThrow(() -> new IOException("option [" + parts[0]
                            + "] of the engine openai is unknown; known: " + Choice.known()));
            if (!choice.form.matcher(value).matches()) {
                throw new IOException("option [" + parts[0] + "] of the engine openai is [" + value + "]; expected "
                        + choice.expected);
            }
            if (choices.put(choice, value) != null) {
                throw new IOException(
                        "option [" + parts[0] + "] of the engine openai is there twice; name it once");
            }
        }
        return choices;
    }

    URI at(String path) {
        return URI.create(root + path);
    }

    Optional<String> choice(Choice choice) {
        return Optional.ofNullable(choices.get(choice));
    }

    int concurrency() {
        return choice(Choice.CONCURRENCY).map(Integer::parseInt).orElse(CONCURRENCY);
    }

    Duration timeout() {
        return choice(Choice.TIMEOUT).map(Long::parseLong).map(Duration::ofSeconds).orElse(TIMEOUT);
    }

    /// Return the key to enter by; it never stands on a command line, where every user of the machine can read it.
    ///
    /// @throws IOException when the variable that is named is not set
    Optional<String> key(Map<String, String> environment) throws IOException {
        Optional<String> variable = choice(Choice.API_KEY);
        if (variable.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Optional.ofNullable(environment.get(variable.get()))
                .orElseThrow(
                        () -> new IOException("option [api-key] of the engine openai names the environment variable ["
                                + variable.get() + "], which is not set; set it, or leave the option out")));
    }
}
