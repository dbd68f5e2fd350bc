package io.hakari.suites.robotsafety.rare;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.spi.ToolProvider;

/// Runs a tool as the command `hakari` does, and keeps what it says.
final class Command {
    private final String tool;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    Command(String tool) {
        this.tool = tool;
    }

    int run(String... arguments) {
        return ToolProvider.findFirst(tool).orElseThrow().run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    String output() {
        return out.toString();
    }

    String errors() {
        return err.toString();
    }
}
