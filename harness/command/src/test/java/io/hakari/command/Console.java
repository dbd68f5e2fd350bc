package io.hakari.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.platform.engine.CancellationToken;

/// A terminal that remembers what was printed.
final class Console {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    int run(String... arguments) {
        return Hakari.run(new PrintStream(printed, true, StandardCharsets.UTF_8),
                new PrintStream(complained, true, StandardCharsets.UTF_8), CancellationToken.create(), arguments);
    }

    String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    String errors() {
        return complained.toString(StandardCharsets.UTF_8);
    }
}
