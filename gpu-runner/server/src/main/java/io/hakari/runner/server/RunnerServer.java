package io.hakari.runner.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.hakari.runner.protocol.v1.Limits;

/// Serves the checkpoints of one place with one engine over `hakari.runner.v1`, health and reflection.
public final class RunnerServer implements AutoCloseable {
    static final String NAME = "hakari-runner 0.1.0";
    private static final int MAX_CONTINUATIONS = 1024;
    private static final long GRACE_SECONDS = 30;

    private final Shelf checkpoints;
    private final Device device;
    private final Health health;
    private final InferenceService inference;
    private final Server server;
    private final AtomicBoolean closing = new AtomicBoolean();

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

    private RunnerServer(Settings settings) throws IOException {
        this.checkpoints = settings.engine().open(settings.checkpoints());
        this.device = new Device();
        this.health = new Health();
        var limits = Limits.newBuilder()
                .setMaxRequestsInFlight(settings.quota().requests())
                .setMaxTokensInFlight(settings.quota().tokens())
                .setMaxContinuations(MAX_CONTINUATIONS)
                .build();
        this.inference = new InferenceService(device, limits);
        // Callbacks hand over to the device at once, so a second pool between would cost and not give (ten times less
        // throughput on one stream was measured).
        this.server = NettyServerBuilder.forAddress(new InetSocketAddress(settings.host(), settings.port()))
                .directExecutor()
                .permitKeepAliveTime(10, TimeUnit.SECONDS)
                .addService(new ControlService(settings.engine(), checkpoints, device, limits, health))
                .addService(inference)
                .addService(health.service())
                .addService(ProtoReflectionServiceV1.newInstance())
                .build();
    }

    /// Listen, with no model resident.
    ///
    /// @throws IOException when the checkpoints are not there or the port is taken; the message says what to do
    public static RunnerServer start(Settings settings) throws IOException {
        var runner = new RunnerServer(settings);
        try {
            runner.server.start();
        } catch (IOException e) {
            runner.checkpoints.close();
            throw new IOException(cannotListen(settings, e), e);
        }
        runner.device.start();
        return runner;
    }

    private static String cannotListen(Settings settings, IOException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String reason = String.valueOf(cause.getMessage());
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

    /// Wait until the server has stopped.
    public void awaitTermination() throws InterruptedException {
        server.awaitTermination();
    }

    /// Say NOT_SERVING, answer what is in flight, then stop; an interrupt stops at once.
    @Override
    public void close() {
        if (closing.getAndSet(true)) {
            return;
        }
        health.draining();
        server.shutdown();
        inference.drain();
        try {
            server.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.shutdownNow();
        device.close();
        closeCheckpoints();
    }

    private void closeCheckpoints() {
        try {
            checkpoints.close();
        } catch (IOException e) {
            throw new UncheckedIOException("checkpoints cannot be closed: " + e.getMessage(), e);
        }
    }
}
