package io.hakari.suites.vision.brought;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.spi.ToolProvider;

import io.hakari.sample.DatasetException;
import io.hakari.sample.MediaException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// The command `hakari import`, as a tool of this process.
public final class ImportTool implements ToolProvider {
    private static final int BROKEN = 3;
    private static final int USAGE = 64;

    @Override
    public String name() {
        return "hakari-import";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Import()).setOut(out).setErr(err)
                .setParameterExceptionHandler((mistake, _) -> usage(mistake, err))
                .setExecutionExceptionHandler((mistake, _, _) -> broken(mistake, err)).execute(arguments);
    }

    private static int usage(ParameterException mistake, PrintWriter err) {
        tell(err, mistake.getMessage() + "; ["
                + mistake.getCommandLine().getCommandSpec().qualifiedName() + " --help] tells what is possible");
        return USAGE;
    }

    private static int broken(Exception mistake, PrintWriter err) throws Exception {
        boolean told = mistake instanceof DatasetException || mistake instanceof MediaException
                || mistake instanceof IllegalStateException;
        if (!told && !(mistake instanceof IOException)) {
            throw mistake;
        }
        tell(err, told ? String.valueOf(mistake.getMessage()) : String.valueOf(mistake));
        return BROKEN;
    }

    private static void tell(PrintWriter err, String message) {
        err.println("hakari: " + message);
        err.flush();
    }
}
