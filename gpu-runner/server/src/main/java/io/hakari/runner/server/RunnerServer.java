package io.hakari.runner.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.hakari.runner.protocol.v1.Limits;
import io.hakari.runner.protocol.v1.ModelIdentity;
import io.hakari.runner.protocol.v1.ModelOffer;
import io.hakari.runner.protocol.v1.Telemetry;
import io.hakari.runner.server.device.DeviceMonitor;

/// Serves the checkpoints of one place with one engine over `hakari.runner.v1`, health and reflection.
public final class RunnerServer implements AutoCloseable {
    static final String NAME = "hakari-runner 0.1.0";
    private static final int MAX_CONTINUATIONS = 1024;
    private static final long GRACE_SECONDS = 30;

    private final Shelf checkpoints;
    private final BlobStore blobs;
    private final Device device;
    private final Health health = new Health();
    private final Alarm alarm = new Alarm();
    private final InferenceService inference;
    private final Residency residency;
    private final Watching watching;
    private final Server server;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    /// What a server is started with.
    ///
    /// @param host        the name or address to listen on
    /// @param port        0 takes any free one
    /// @param checkpoints what the engine opens: a folder of checkpoint folders, `demo`, an address, …
    /// @param quota       how much is taken on
    /// @param tls         empty listens unencrypted
    /// @param monitor     what tells how the devices fare
    /// @param blobs       the folder where media are kept; empty makes one that ends with the server
    public record Settings(String host, int port, String checkpoints, Engine engine, Quota quota, Optional<Tls> tls,
            DeviceMonitor monitor, Optional<Path> blobs) {

        /// Return settings for any free port of this machine alone.
        public static Settings onLoopback(String checkpoints, Engine engine) {
            return new Settings("127.0.0.1", 0, checkpoints, engine, Quota.usual(), Optional.empty(),
                    DeviceMonitor.none(), Optional.empty());
        }

        /// Return these settings for another address and port.
        public Settings withAddress(String host, int port) {
            return new Settings(host, port, checkpoints, engine, quota, tls, monitor, blobs);
        }

        /// Return these settings for another port.
        public Settings withPort(int port) {
            return withAddress(host, port);
        }

        /// Return these settings with another measure of what is taken on.
        public Settings withQuota(Quota quota) {
            return new Settings(host, port, checkpoints, engine, quota, tls, monitor, blobs);
        }

        /// Return these settings, encrypted.
        public Settings withTls(Tls tls) {
            return new Settings(host, port, checkpoints, engine, quota, Optional.of(tls), monitor, blobs);
        }

        /// Return these settings with a monitor of the devices.
        public Settings withMonitor(DeviceMonitor monitor) {
            return new Settings(host, port, checkpoints, engine, quota, tls, monitor, blobs);
        }

        /// Return these settings with a folder where media stay.
        public Settings withBlobs(Path blobs) {
            return new Settings(host, port, checkpoints, engine, quota, tls, monitor, Optional.of(blobs));
        }
    }

    private RunnerServer(Settings settings, Shelf checkpoints, BlobStore blobs, ServerCredentials credentials) {
        this.checkpoints = checkpoints;
        this.blobs = blobs;
        Quota quota = settings.quota();
        var limits = Limits.newBuilder()
                .setMaxRequestsInFlight(quota.requests())
                .setMaxTokensInFlight(quota.tokens())
                .setMaxContinuations(MAX_CONTINUATIONS)
                .build();
        var allowance = new Allowance(quota.requests(), quota.tokens());
        this.device = new Device(allowance, resident -> inference().nowResident(resident));
        this.inference = new InferenceService(device, limits, allowance, blobs, alarm, quota.resultBytes());
        allowance.whenChanged(inference::grant);
        this.watching = new Watching(device, inference.tally(), settings.monitor(), alarm, System::nanoTime);
        this.residency = new Residency(settings.engine(), checkpoints, device, blobs, health);
        var workers = new ControlService.Workers(residency, watching,
                new Draining(inference, health, alarm, this::close), new BlobService(blobs));
        // Callbacks hand over to the device at once, so a second pool between would cost and not give (ten times less
        // throughput on one stream was measured).
        this.server = NettyServerBuilder
                .forAddress(new InetSocketAddress(settings.host(), settings.port()), credentials)
                .directExecutor()
                .permitKeepAliveTime(10, TimeUnit.SECONDS)
                .addService(new ControlService(settings.engine(), checkpoints, device, limits, workers))
                .addService(inference)
                .addService(health.service())
                .addService(ProtoReflectionServiceV1.newInstance())
                .build();
    }

    /// The device is made before the service that it tells of changes.
    private InferenceService inference() {
        return inference;
    }

    /// Listen, with no model resident.
    ///
    /// @throws IOException when the checkpoints are not there or the port is taken; the message says what to do
    public static RunnerServer start(Settings settings) throws IOException {
        ServerCredentials credentials = settings.tls().isPresent()
                ? Encryption.of(settings.tls().get())
                : InsecureServerCredentials.create();
        Shelf checkpoints = settings.engine().open(settings.checkpoints());
        RunnerServer runner;
        try {
            runner = new RunnerServer(settings, checkpoints,
                    BlobStore.open(settings.blobs(), settings.quota().blobBytes()), credentials);
        } catch (IOException e) {
            checkpoints.close();
            throw e;
        }
        try {
            runner.server.start();
        } catch (IOException e) {
            runner.closeWhatIsOpen();
            throw new IOException(cannotListen(settings, e), e);
        }
        runner.device.start();
        return runner;
    }

    private static String cannotListen(Settings settings, IOException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        // A name that nobody knows is told by the exception's kind alone.
        String reason = Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
        // The native transport and the JDK's have an exception each, but both quote the operating system.
        return reason.contains("already in use")
                ? "port [" + settings.port() + "] of host [" + settings.host()
                        + "] is taken; stop what uses it, or choose another with --port, where 0 takes any free one"
                : "host [" + settings.host() + "] and port [" + settings.port() + "] cannot be listened on (" + reason
                        + "); name an address of this machine with --host";
    }

    /// Return the port that is listened on.
    public int port() {
        return server.getPort();
    }

    /// Return what can be loaded.
    List<ModelOffer> offers() throws ModelException {
        return checkpoints.offers();
    }

    /// Return what models run on, one line each.
    List<String> devices() {
        return checkpoints.devices();
    }

    /// Load a checkpoint before a client asks.
    ///
    /// @param listener hears what is being done
    ModelIdentity load(String name, Consumer<String> listener) throws ModelException {
        return Loading.of(name, listener, residency::load);
    }

    /// Return how the server and its devices fare.
    Telemetry telemetry() {
        return watching.read();
    }

    /// Wait until the server has stopped.
    public void awaitTermination() throws InterruptedException {
        server.awaitTermination();
    }

    /// Say NOT_SERVING, answer what is in flight, then stop; an interrupt stops at once.
    @Override
    public void close() {
        if (closing.getAndSet(true)) {
            awaitClosed();
            return;
        }
        health.draining();
        server.shutdown();
        inference.drain();
        watching.end();
        try {
            server.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.shutdownNow();
        device.close();
        closeWhatIsOpen();
        closed.countDown();
    }

    /// The process must not end while another thread still closes.
    private void awaitClosed() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeWhatIsOpen() {
        alarm.close();
        try {
            blobs.close();
            checkpoints.close();
        } catch (IOException e) {
            throw new UncheckedIOException("checkpoints or media cannot be closed: " + e.getMessage(), e);
        }
    }
}
