package io.hakari.runner.server.openai;

import java.util.regex.Pattern;

import io.hakari.runner.server.Choice;

/// What may stand behind the question mark of a server's address.
enum SiteChoice implements Choice {
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

    SiteChoice(String key, String form, String expected) {
        this.key = key;
        this.form = Pattern.compile(form);
        this.expected = expected;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Pattern form() {
        return form;
    }

    @Override
    public String expected() {
        return expected;
    }
}
