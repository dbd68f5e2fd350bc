package io.hakari.runner.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.hakari.exchange.MeterReading;
import io.hakari.runner.protocol.v1.DeviceState;
import io.hakari.runner.protocol.v1.RunnerControlGrpc.RunnerControlImplBase;
import io.hakari.runner.protocol.v1.Telemetry;
import io.hakari.runner.protocol.v1.TelemetryRequest;

class MetersTest {

    private static final class Telling extends RunnerControlImplBase {
        private final Telemetry telemetry;
        private final CountDownLatch left = new CountDownLatch(1);

        Telling(DeviceState... devices) {
            this.telemetry = Telemetry.newBuilder().addAllDevices(List.of(devices)).build();
        }

        @Override
        public void watchTelemetry(TelemetryRequest request, StreamObserver<Telemetry> out) {
            ((ServerCallStreamObserver<Telemetry>) out).setOnCancelHandler(left::countDown);
            out.onNext(telemetry);
        }
    }

    /// Asks a server over the loopback.
    private static Optional<MeterReading> with(RunnerControlImplBase control,
            Function<ManagedChannel, Optional<MeterReading>> ask) throws Exception {
        Server server = NettyServerBuilder.forPort(0).addService(control).build().start();
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort()).usePlaintext().build();
        try {
            return ask.apply(channel);
        } finally {
            channel.shutdownNow();
            server.shutdownNow().awaitTermination();
        }
    }

    @Test
    void every_device_has_its_meter_and_the_server_is_left() throws Exception {
        var telling = new Telling(DeviceState.newBuilder().setId("GPU-1").setName("NVIDIA H200").setEnergyJoules(7.5)
                .build(), DeviceState.newBuilder().setId("GPU-2").build());
        Optional<MeterReading> read = with(telling, channel -> {
            Optional<MeterReading> first = Meters.read(channel);
            awaitLeft(telling);
            return first;
        });
        assertThat(read).contains(new MeterReading(
                List.of(new MeterReading.Meter("GPU-1", "NVIDIA H200", OptionalDouble.of(7.5)),
                        new MeterReading.Meter("GPU-2", "GPU-2", OptionalDouble.empty()))));
    }

    private static void awaitLeft(Telling telling) {
        try {
            telling.left.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_machine_without_devices_has_no_meter() throws Exception {
        assertThat(with(new Telling(), Meters::read)).contains(new MeterReading(List.of()));
    }

    @Test
    void a_server_without_telemetry_tells_nothing() throws Exception {
        assertThat(with(new RunnerControlImplBase() {
        }, Meters::read)).isEmpty();
    }

    @Test
    void a_server_that_ends_its_telemetry_at_once_tells_nothing() throws Exception {
        assertThat(with(new RunnerControlImplBase() {
            @Override
            public void watchTelemetry(TelemetryRequest request, StreamObserver<Telemetry> out) {
                out.onCompleted();
            }
        }, Meters::read)).isEmpty();
    }
}
