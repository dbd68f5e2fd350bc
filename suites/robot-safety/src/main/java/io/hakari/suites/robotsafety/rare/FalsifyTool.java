package io.hakari.suites.robotsafety.rare;

import java.io.PrintWriter;
import java.util.spi.ToolProvider;

/// The command `hakari falsify`, as a tool of this process.
public final class FalsifyTool implements ToolProvider {

    @Override
    public String name() {
        return "hakari-falsify";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        return Tools.run(new Falsify(), out, err, arguments);
    }
}
