package io.hakari.runner.server.openai;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.hakari.runner.server.Choice;

/// Where a server is and what is said of it: `http://gpu-07:8000/v1?model=llama-8b&concurrency=64`.
///
/// @param root    the address before `/v1`, without a slash at its end
/// @param choices each named once
record Site(URI root, Map<SiteChoice, String> choices) {
    private static final int CONCURRENCY = 64;
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    Site {
        choices = Map.copyOf(choices);
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
            return new Site(root, Choice.read(SiteChoice.class, query < 0 ? "" : text.substring(query + 1),
                    "the engine openai"));
        } catch (IllegalArgumentException e) {
            throw wrong(address, "which is no address (" + e.getMessage() + ")");
        }
    }

    private static IOException wrong(String address, String why) {
        return new IOException(
                "server of the engine openai is [" + address + "], " + why + "; write http://host:8000/v1");
    }

    URI at(String path) {
        return URI.create(root + path);
    }

    Optional<String> choice(SiteChoice choice) {
        return Optional.ofNullable(choices.get(choice));
    }

    int concurrency() {
        return choice(SiteChoice.CONCURRENCY).map(Integer::parseInt).orElse(CONCURRENCY);
    }

    Duration timeout() {
        return choice(SiteChoice.TIMEOUT).map(Long::parseLong).map(Duration::ofSeconds).orElse(TIMEOUT);
    }

    /// Return the key to enter by; it never stands on a command line, where every user of the machine can read it.
    ///
    /// @throws IOException when the variable that is named is not set
    Optional<String> key(Map<String, String> environment) throws IOException {
        Optional<String> variable = choice(SiteChoice.API_KEY);
        if (variable.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Optional.ofNullable(environment.get(variable.get()))
                .orElseThrow(
                        () -> new IOException("option [api-key] of the engine openai names the environment variable ["
                                + variable.get() + "], which is not set; set it, or leave the option out")));
    }
}
