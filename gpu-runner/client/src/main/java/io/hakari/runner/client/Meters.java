package io.hakari.runner.client;

import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.hakari.exchange.MeterReading;
import io.hakari.runner.protocol.v1.DeviceState;
import io.hakari.runner.protocol.v1.RunnerControlGrpc;
import io.hakari.runner.protocol.v1.Telemetry;
import io.hakari.runner.protocol.v1.TelemetryRequest;

/// Reads the meters of a server's devices from its telemetry.
final class Meters {
    private static final int SECONDS = 30;
    private static final int PERIOD = 100;

    private Meters() {
    }

    /// Return what the first telemetry says; empty when the server tells none.
    static Optional<MeterReading> read(Channel channel) {
        var request = TelemetryRequest.newBuilder().setPeriodMs(PERIOD).build();
        // Cancelled once the first is there, since the server would tell for ever.
        try (Context.CancellableContext context = Context.current().withCancellation()) {
            return context.call(() -> {
                Iterator<Telemetry> told = RunnerControlGrpc.newBlockingStub(channel)
                        .withDeadlineAfter(SECONDS, TimeUnit.SECONDS).watchTelemetry(request);
                return told.hasNext() ? Optional.of(reading(told.next())) : Optional.<MeterReading>empty();
            });
        } catch (StatusRuntimeException _) {
            return Optional.empty();
        } catch (Exception e) {
            throw new IllegalStateException("a call of gRPC throws its status alone", e);
        }
    }

    private static MeterReading reading(Telemetry telemetry) {
        return new MeterReading(telemetry.getDevicesList().stream().map(Meters::meter).toList());
    }

    private static MeterReading.Meter meter(DeviceState state) {
        OptionalDouble joules = state.hasEnergyJoules()
                ? OptionalDouble.of(state.getEnergyJoules())
                : OptionalDouble.empty();
        return new MeterReading.Meter(state.getId(), state.getName().isEmpty() ? state.getId() : state.getName(),
                joules);
    }
}
