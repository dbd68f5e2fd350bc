package io.hakari.command;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.spi.ToolProvider;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Serves checkpoints: hands everything over to the tool that the runner's server brings, so that the harness need not know
/// it.
@Command(name = "runner", description = "Serves checkpoints over hakari.runner.v1 until it is stopped.")
final class Serving implements Callable<Integer> {
    /// As the server calls itself among the tools of `java.util.spi`.
    private static final String TOOL = "hakari-runner";

    private final PrintStream out;
    private final PrintStream err;

    @Parameters(arity = "0..*", hidden = true)
    private List<String> arguments = List.of();

    private Serving(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// Return the command; its flags are the tool's, `--help` too.
    static CommandLine command(PrintStream out, PrintStream err) {
        return new CommandLine(new Serving(out, err)).setUnmatchedOptionsArePositionalParams(true);
    }

    @Override
    public Integer call() {
        ToolProvider tool = ToolProvider.findFirst(TOOL)
                .orElseThrow(() -> new UsageException("command [runner] needs hakari-runner-server on the class path;"
                        + " add it"));
        return tool.run(out, err, arguments.toArray(String[]::new));
    }
}
