package io.hakari.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.spi.ToolProvider;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// A command that another module brings: everything is handed over to a tool of `java.util.spi`, so that the harness need
/// not know it.
@Command
final class Brought implements Callable<Integer> {

    /// The commands there are.
    enum Tool {
        RUNNER("runner", "hakari-runner-server", "Serves checkpoints over hakari.runner.v1 until it is stopped."),
        RATES("rates", "hakari-robot-safety",
                "Estimates how often a policy does what must rarely happen in a cell, by subset simulation."),
        FALSIFY("falsify", "hakari-robot-safety",
                "Searches for episodes in which a policy does harm, and keeps them as regression seeds."),
        IMPORT("import", "hakari-suites-vision",
                "Brings a set of questions on pictures or clips into the house, with a digest of everything.");

        private final String command;
        private final String artefact;
        private final String description;

        Tool(String command, String artefact, String description) {
            this.command = command;
            this.artefact = artefact;
            this.description = description;
        }

        /// Return as what its module knows the tool.
        String tool() {
            return "hakari-" + command;
        }
    }

    private final Tool tool;
    private final PrintStream out;
    private final PrintStream err;

    @Parameters(arity = "0..*", hidden = true)
    private List<String> arguments = List.of();

    private Brought(Tool tool, PrintStream out, PrintStream err) {
        this.tool = tool;
        this.out = out;
        this.err = err;
    }

    /// Add all these commands; their flags are the tools', `--help` too.
    static CommandLine addTo(CommandLine hakari, PrintStream out, PrintStream err) {
        for (Tool tool : Tool.values()) {
            CommandLine command = new CommandLine(new Brought(tool, out, err))
                    .setUnmatchedOptionsArePositionalParams(true);
            command.getCommandSpec().usageMessage().description(tool.description);
            hakari.addSubcommand(tool.command, command);
        }
        return hakari;
    }

    @Override
    public Integer call() {
        Optional<ToolProvider> found = ToolProvider.findFirst(tool.tool());
        return found.orElseThrow(() -> new UsageException("command [" + tool.command + "] needs " + tool.artefact
                + " on the class path; add it")).run(out, err, arguments.toArray(String[]::new));
    }
}
