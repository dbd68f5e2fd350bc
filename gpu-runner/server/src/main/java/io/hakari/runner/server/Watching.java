package io.hakari.runner.server;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.hakari.runner.protocol.v1.DeviceState;
import io.hakari.runner.protocol.v1.Telemetry;
import io.hakari.runner.protocol.v1.TelemetryRequest;
import io.hakari.runner.server.device.DeviceMonitor;

/// Tells those who watch how the runner and its devices fare; who reads too slowly misses what came between.
final class Watching {
    private static final int LEAST_PERIOD = 100;

    private final Device device;
    private final Tally tally;
    private final DeviceMonitor monitor;
    private final Alarm alarm;
    private final LongSupplier nanoseconds;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();

    Watching(Device device, Tally tally, DeviceMonitor monitor, Alarm alarm, LongSupplier nanoseconds) {
        this.device = device;
        this.tally = tally;
        this.monitor = monitor;
        this.alarm = alarm;
        this.nanoseconds = nanoseconds;
    }

    void watch(TelemetryRequest request, ServerCallStreamObserver<Telemetry> out) {
        long period = Integer.toUnsignedLong(request.getPeriodMs());
        if (period < LEAST_PERIOD) {
            out.onError(Status.INVALID_ARGUMENT.withDescription("field [period_ms] is [" + period
                    + "]; the least is " + LEAST_PERIOD).asRuntimeException());
            return;
        }
        var watcher = new Watcher(out);
        watchers.add(watcher);
        out.setOnCancelHandler(watcher::leave);
        watcher.begin(period);
    }

    /// Let every watcher go.
    void end() {
        watchers.forEach(Watcher::dismiss);
    }

    Telemetry read() {
        var telemetry = Telemetry.newBuilder()
                .setMonotonicNs(nanoseconds.getAsLong())
                .setWaiting(device.waiting())
                .setInFlight(tally.inFlightNow())
                .setAnswered(tally.answeredSoFar())
                .setPromptTokens(tally.promptTokensSoFar())
                .setGeneratedTokens(tally.generatedTokensSoFar())
                .addAllDevices(devices());
        device.resident().ifPresent(resident -> telemetry.putAllEngine(resident.model().gauges()));
        return telemetry.build();
    }

    /// What tells of the devices may break; the runner goes on, and its devices are unknown.
    private synchronized List<DeviceState> devices() {
        try {
            return monitor.read();
        } catch (RuntimeException _) {
            return List.of();
        }
    }

    /// One client that watches.
    private final class Watcher {
        private final ServerCallStreamObserver<Telemetry> out;
        private final AtomicBoolean reading = new AtomicBoolean();
        private volatile boolean over;
        private volatile Optional<Future<?>> ticks = Optional.empty();

        Watcher(ServerCallStreamObserver<Telemetry> out) {
            this.out = out;
        }

        void begin(long period) {
            ticks = Optional.of(alarm.every(period, this::tick));
            if (over) {
                stop();
            }
        }

        private void stop() {
            ticks.ifPresent(future -> future.cancel(false));
        }

        /// Devices are read on a thread of their own, since that may take longer than a period.
        private void tick() {
            if (!over && out.isReady() && !reading.getAndSet(true)) {
                Thread.ofVirtual().name("hakari-telemetry").start(this::tell);
            }
        }

        private void tell() {
            Telemetry telemetry = read();
            synchronized (this) {
                if (!over) {
                    out.onNext(telemetry);
                }
            }
            reading.set(false);
        }

        void leave() {
            over = true;
            stop();
            watchers.remove(this);
        }

        synchronized void dismiss() {
            if (!over) {
                leave();
                out.onCompleted();
            }
        }
    }
}
