package io.hakari.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import org.junit.platform.engine.CancellationToken;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/// The command `hakari`.
@Command(name = "hakari", description = "Weighs checkpoints of physical-AI foundation models.", mixinStandardHelpOptions = true, version = "Hakari 0.1", synopsisSubcommandLabel = "COMMAND")
public final class Hakari {
    private Hakari() {
    }

    /// Run a command and exit with its status: 0 pass, 1 fail, 2 undecided, 3 invalid, 64 wrong usage.
    public static void main(String[] arguments) {
        // Where the locale is C, Java would write question marks for Japanese.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.setOut(out);
        System.setErr(err);
        CancellationToken cancellation = CancellationToken.create();
        Interruption interruption = Interruption.cancelling(cancellation);
        int status = run(out, err, cancellation, arguments);
        interruption.over();
        System.exit(status);
    }

    static int run(PrintStream out, PrintStream err, CancellationToken cancellation, String... arguments) {
        CommandLine hakari = new CommandLine(new Hakari())
                .addSubcommand(new Weigh(out, err, cancellation))
                .addSubcommand(new Noise(out, err, cancellation))
                .addSubcommand(new Planning(out));
        return Brought.addTo(hakari, out, err)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((mistake, _) -> usage(mistake, err))
                .setExecutionExceptionHandler((mistake, _, _) -> broken(mistake, err))
                .execute(arguments);
    }

    private static int usage(ParameterException mistake, PrintStream err) {
        String command = mistake.getCommandLine().getCommandSpec().qualifiedName();
        tell(err, mistake.getMessage() + "; [" + command + " --help] tells what is possible", mistake);
        return ExitStatus.USAGE;
    }

    private static int broken(Exception mistake, PrintStream err) {
        tell(err, String.valueOf(mistake.getMessage()), mistake);
        return mistake instanceof UsageException ? ExitStatus.USAGE : ExitStatus.INVALID;
    }

    /// Print a message; the place in our code only to who asks for it.
    static void tell(PrintStream err, String message, Throwable cause) {
        err.println("hakari: " + message);
        if (Boolean.getBoolean("hakari.stacktrace")) {
            cause.printStackTrace(err);
        }
    }
}
