package io.hakari.runner.server;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;

import io.hakari.runner.server.device.DeviceMonitor;
import io.hakari.runner.server.device.NvidiaDevices;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command that serves checkpoints until it is stopped.
///
/// The first line on standard output is `listening on <host>:<port>`; what follows is for people. SIGTERM and Ctrl+C let it
/// answer what is in flight and stop. Exit status: 0 when it was stopped, 3 when it cannot serve, 64 for wrong usage.
@Command(name = "hakari-runner", mixinStandardHelpOptions = true, version = RunnerServer.NAME, description = "Serves checkpoints over hakari.runner.v1 until it is stopped.", exitCodeOnInvalidInput = 64, exitCodeOnExecutionException = 3)
public final class RunnerMain implements Callable<Integer> {
    private static final int CANNOT_SERVE = 3;
    private static final int HIGHEST_PORT = 65_535;

    @Option(names = "--model", defaultValue = "demo", description = "what the engine opens: a folder of checkpoint folders, an address, or demo (default: ${DEFAULT-VALUE})")
    private String checkpoints = "demo";

    @Option(names = "--engine", defaultValue = "onnx", description = "what runs it; an unknown one tells those there are (default: ${DEFAULT-VALUE})")
    private String engine = "onnx";

    @Option(names = "--checkpoint", description = "load this one before the first client asks")
    private Optional<String> checkpoint = Optional.empty();

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "the address to listen on; other than the loopback it is open to the network, unencrypted without"
            + " --tls-certificate (default: ${DEFAULT-VALUE})")
    private String host = "127.0.0.1";

    @Option(names = "--port", defaultValue = "50051", description = "0 takes any free one (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--requests-in-flight", defaultValue = "1024", description = "the most of one stream (default: ${DEFAULT-VALUE})")
    private int requestsInFlight;

    @Option(names = "--tokens-in-flight", defaultValue = "2097152", description = "the most of one stream (default: ${DEFAULT-VALUE})")
    private long tokensInFlight;

    @Option(names = "--result-bytes", defaultValue = "67108864", description = "the most that is kept of answers for a retry; 0 keeps none (default: ${DEFAULT-VALUE})")
    private long resultBytes;

    @Option(names = "--blobs", description = "the folder where media are kept (default: one that ends with the runner)")
    private Optional<Path> blobs = Optional.empty();

    @Option(names = "--blob-bytes", defaultValue = "17179869184", description = "the most that is kept of media (default: ${DEFAULT-VALUE})")
    private long blobBytes;

    @Option(names = "--tls-certificate", description = "the runner's certificate chain, PEM; with --tls-key, all is encrypted")
    private Optional<Path> tlsCertificate = Optional.empty();

    @Option(names = "--tls-key", description = "the private key to --tls-certificate, PKCS#8 in PEM")
    private Optional<Path> tlsKey = Optional.empty();

    @Option(names = "--tls-client-ca", description = "whose clients are let in, PEM (default: everybody's)")
    private Optional<Path> tlsClientCa = Optional.empty();

    @Option(names = "--with-parent", description = "stop when standard input ends, as it does when the parent is gone")
    private boolean withParent;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// Serve, and exit with the status.
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new RunnerMain())
                .setParameterExceptionHandler((mistake, _) -> usage(mistake))
                .setExecutionExceptionHandler((mistake, command, _) -> {
                    command.getErr().println("runner failed: " + mistake);
                    return CANNOT_SERVE;
                });
    }

    private static int usage(ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        command.getErr().println(mistake.getMessage() + "; [" + command.getCommandName()
                + " --help] tells what is possible");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    @Override
    public Integer call() throws InterruptedException {
        NvidiaDevices gpus = NvidiaDevices.find(NvidiaDevices.Settings.ofThisProcess());
        RunnerServer.Settings settings = settings(gpus);
        PrintWriter out = spec.commandLine().getOut();
        try (RunnerServer server = RunnerServer.start(settings); Stopping stopping = Stopping.with(server, out)) {
            tell(out, "listening on " + host + ":" + server.port());
            Greeting.of(settings, server, gpus.inWords()).forEach(line -> tell(out, line));
            if (checkpoint.isPresent()) {
                tell(out, Greeting.of(server.load(checkpoint.get(), line -> tell(out, line))));
            }
            tell(out, Greeting.line("", "stop it with Ctrl+C"));
            try (Throughput throughput = new Throughput(server::telemetry, out, terminal())) {
                throughput.start();
                stopping.whenStopping(throughput::close);
                awaitEnd(server);
            }
            return 0;
        } catch (IOException | ModelException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return CANNOT_SERVE;
        }
    }

    private static void tell(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    private static boolean terminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    private RunnerServer.Settings settings(NvidiaDevices gpus) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(spec.commandLine(),
                    "--port is [" + port + "]; name one from 0 to " + HIGHEST_PORT + ", where 0 takes any free one");
        }
        RunnerServer.Settings settings = RunnerServer.Settings.onLoopback(checkpoints, chosenEngine())
                .withAddress(host, port)
                .withQuota(quota())
                .withMonitor(Elsewhere.is(checkpoints) ? DeviceMonitor.none() : gpus);
        RunnerServer.Settings kept = blobs.map(settings::withBlobs).orElse(settings);
        return tls().map(kept::withTls).orElse(kept);
    }

    private Quota quota() {
        try {
            return new Quota(requestsInFlight, tokensInFlight, resultBytes, blobBytes);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Optional<Tls> tls() {
        if (tlsCertificate.isPresent() != tlsKey.isPresent()) {
            throw new ParameterException(spec.commandLine(), "flags --tls-certificate and --tls-key belong together;"
                    + " name " + (tlsKey.isPresent() ? "--tls-certificate" : "--tls-key") + " too");
        }
        if (tlsCertificate.isEmpty() && tlsClientCa.isPresent()) {
            throw new ParameterException(spec.commandLine(),
                    "flag --tls-client-ca needs --tls-certificate and --tls-key; name them too");
        }
        return tlsCertificate.map(certificate -> new Tls(certificate, tlsKey.orElseThrow(), tlsClientCa));
    }

    private Engine chosenEngine() {
        var known = ServiceLoader.load(Engine.class).stream().toList();
        for (ServiceLoader.Provider<Engine> provider : known) {
            if (id(provider).equals(engine)) {
                return made(provider);
            }
        }
        throw new ParameterException(spec.commandLine(), "engine [" + engine + "] is unknown; known: "
                + String.join(", ", known.stream().map(RunnerMain::id).sorted().toList()));
    }

    /// An engine reads its settings from system properties when it is made, and says which one is wrong.
    private Engine made(ServiceLoader.Provider<Engine> provider) {
        try {
            return provider.get();
        } catch (ServiceConfigurationError e) {
            if (e.getCause() instanceof IllegalArgumentException wrong) {
                throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
            }
            throw e;
        }
    }

    private static String id(ServiceLoader.Provider<Engine> provider) {
        String name = provider.type().getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /// It ends by itself too, when a client drains it.
    private void awaitEnd(RunnerServer server) throws InterruptedException {
        if (withParent) {
            Thread.ofPlatform().daemon().name("hakari-parent").start(() -> stopWithParent(server, System.in));
        }
        server.awaitTermination();
    }

    private static void stopWithParent(RunnerServer server, InputStream in) {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // A pipe that breaks has ended too.
        }
        server.close();
    }
}
