package io.hakari.runner.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
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
    /// @param host             the name or address to listen on
    /// @param port             0 takes any free one
    /// @param checkpoints      a folder of checkpoint folders, or `demo`
    /// @param requestsInFlight the most of one stream
    public record Settings(String host, int port, String checkpoints, Engine engine, int requestsInFlight) {

        /// Return settings for any free port of this machine alone.
        public static Settings onLoopback(String checkpoints, Engine engine) {
            return new Settings("127.0.0.1", 0, checkpoints, engine, 1024);
        }

        /// Return these settings for another port.
        public Settings withPort(int port) {
            return new Settings(host, port, checkpoints, engine, requestsInFlight);
        }

        /// Return these settings with another limit for the requests in flight of one stream.
        public Settings withRequestsInFlight(int requestsInFlight) {
            return new Settings(host, port, checkpoints, engine, requestsInFlight);
        }
    }

    private RunnerServer(Settings settings) throws IOException {
        this.checkpoints = settings.engine().open(settings.checkpoints());
        this.device = new Device();
        this.health = new Health();
        var limits = Limits.newBuilder()
                .setMaxRequestsInFlight(settings.requestsInFlight())
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
