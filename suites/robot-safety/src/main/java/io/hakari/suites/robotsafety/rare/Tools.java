package io.hakari.suites.robotsafety.rare;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

import io.hakari.exchange.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Runs a command as a tool of this process, with the exit status and the words of Hakari's other commands; told to end, the
/// process interrupts it.
final class Tools {
    static final int DONE = 0;
    static final int UNDECIDED = 2;
    static final int BROKEN = 3;
    static final int USAGE = 64;

    private Tools() {
    }

    static int run(Object command, PrintWriter out, PrintWriter err, String... arguments) {
        Thread hook = Thread.ofPlatform().unstarted(Thread.currentThread()::interrupt);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return execute(command, out, err, arguments);
        } finally {
            forget(hook);
        }
    }

    /// Take the hook away, for which it is too late while the process ends.
    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // There is nothing to forget any more.
        }
    }

    private static int execute(Object command, PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(command).setOut(out).setErr(err)
                .setParameterExceptionHandler((mistake, _) -> usage(mistake, err))
                .setExecutionExceptionHandler((mistake, _, _) -> broken(mistake, err)).execute(arguments);
    }

    private static int usage(ParameterException mistake, PrintWriter err) {
        tell(err, "hakari: " + mistake.getMessage() + "; ["
                + mistake.getCommandLine().getCommandSpec().qualifiedName() + " --help] tells what is possible");
        return USAGE;
    }

    private static int broken(Exception mistake, PrintWriter err) throws Exception {
        if (mistake instanceof InterruptedException) {
            tell(err, "hakari: interrupted; nothing was kept");
            return BROKEN;
        }
        boolean told = mistake instanceof RunnerException || mistake instanceof IllegalArgumentException
                || mistake instanceof IllegalStateException || mistake instanceof UncheckedIOException;
        if (!told) {
            throw mistake;
        }
        tell(err, "hakari: " + mistake.getMessage());
        return BROKEN;
    }

    /// Print a line now, for who waits.
    static void tell(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    static void labelled(PrintWriter out, String label, String text) {
        tell(out, String.format(Locale.ROOT, "%-12s%s", label, text));
    }
}
