package io.hakari.suites.robotsafety.rare;

import java.io.PrintWriter;
import java.util.spi.ToolProvider;

/// The command `hakari rates`, as a tool of this process.
public final class RatesTool implements ToolProvider {

    @Override
    public String name() {
        return "hakari-rates";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        return Tools.run(new Rates(), out, err, arguments);
    }
}
