package io.hakari.command;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.spi.ToolProvider;

/// Stands for the runner's server.
public final class ServedTool implements ToolProvider {

    @Override
    public String name() {
        return "hakari-runner";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        out.println("served " + Arrays.toString(arguments));
        return 64;
    }
}
