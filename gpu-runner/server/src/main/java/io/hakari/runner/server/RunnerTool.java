package io.hakari.runner.server;

import java.io.PrintWriter;
import java.util.spi.ToolProvider;

/// The server as a tool of this process, by which the command `hakari runner` finds it.
public final class RunnerTool implements ToolProvider {

    @Override
    public String name() {
        return "hakari-runner";
    }

    /// Serve until it is stopped, and return the exit status.
    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        return RunnerMain.commandLine().setCommandName("hakari runner").setOut(out).setErr(err).execute(arguments);
    }
}
