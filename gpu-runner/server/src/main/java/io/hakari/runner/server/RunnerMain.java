package io.hakari.runner.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command that serves checkpoints until it is stopped.
///
/// The first line on standard output is `listening on <host>:<port>`; what follows is for people. Exit status: 0 when it
/// was stopped, 3 when it cannot serve, 64 for wrong usage.
@Command(name = "hakari-runner", mixinStandardHelpOptions = true, version = RunnerServer.NAME, description = "Serves checkpoints over hakari.runner.v1 until it is stopped.", exitCodeOnInvalidInput = 64, exitCodeOnExecutionException = 3)
public final class RunnerMain implements Callable<Integer> {
    private static final int CANNOT_SERVE = 3;

    @Option(names = "--checkpoints", defaultValue = "demo", description = "a folder of checkpoint folders, or demo (default: ${DEFAULT-VALUE})")
    private String checkpoints = "demo";

    @Option(names = "--engine", defaultValue = "onnx", description = "onnx, torch, policy or scripted (default: ${DEFAULT-VALUE})")
    private String engine = "onnx";

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "the address to listen on; other than the loopback it is open to the network, unencrypted"
            + " (default: ${DEFAULT-VALUE})")
    private String host = "127.0.0.1";

    @Option(names = "--port", defaultValue = "50051", description = "0 takes any free one (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--requests-in-flight", defaultValue = "1024", description = "the most of one stream (default: ${DEFAULT-VALUE})")
    private int requestsInFlight;

    @Option(names = "--with-parent", description = "stop when standard input ends, as it does when the parent is gone")
    private boolean withParent;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// Serve, and exit with the status.
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new RunnerMain());
    }

    @Override
    public Integer call() throws InterruptedException {
        var settings = RunnerServer.Settings.onLoopback(checkpoints, chosenEngine())
                .withAddress(host, port)
                .withQuota(Quota.usual().withRequests(requestsInFlight));
        PrintWriter out = spec.commandLine().getOut();
        try (RunnerServer server = RunnerServer.start(settings)) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::close));
            out.println("listening on " + host + ":" + server.port());
            out.println(
                    "serves the checkpoints [" + checkpoints + "] with engine [" + engine + "]; stop it with Ctrl+C");
            out.flush();
            awaitEnd(server);
            return 0;
        } catch (IOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return CANNOT_SERVE;
        }
    }

    private Engine chosenEngine() {
        var known = ServiceLoader.load(Engine.class).stream().toList();
        for (ServiceLoader.Provider<Engine> provider : known) {
            if (id(provider).equals(engine)) {
                return provider.get();
            }
        }
        throw new ParameterException(spec.commandLine(), "engine [" + engine + "] is unknown; known: "
                + String.join(", ", known.stream().map(RunnerMain::id).sorted().toList()));
    }

    private static String id(ServiceLoader.Provider<Engine> provider) {
        String name = provider.type().getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private void awaitEnd(RunnerServer server) throws InterruptedException, IOException {
        if (withParent) {
            untilTheEnd(System.in);
        } else {
            server.awaitTermination();
        }
    }

    private static void untilTheEnd(InputStream in) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }
}
