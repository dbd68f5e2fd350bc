package io.hakari.runner.server;

import java.util.function.Consumer;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.hakari.runner.protocol.v1.BlobChunk;
import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.BlobSet;
import io.hakari.runner.protocol.v1.DescribeRequest;
import io.hakari.runner.protocol.v1.DrainEvent;
import io.hakari.runner.protocol.v1.DrainRequest;
import io.hakari.runner.protocol.v1.Limits;
import io.hakari.runner.protocol.v1.LoadEvent;
import io.hakari.runner.protocol.v1.LoadModelRequest;
import io.hakari.runner.protocol.v1.RunnerControlGrpc.RunnerControlImplBase;
import io.hakari.runner.protocol.v1.RunnerDescription;
import io.hakari.runner.protocol.v1.SleepReply;
import io.hakari.runner.protocol.v1.SleepRequest;
import io.hakari.runner.protocol.v1.Telemetry;
import io.hakari.runner.protocol.v1.TelemetryRequest;
import io.hakari.runner.protocol.v1.UnloadModelReply;
import io.hakari.runner.protocol.v1.UnloadModelRequest;
import io.hakari.runner.protocol.v1.WakeRequest;

/// Tells what can be loaded, and hands every other call to whom it concerns.
final class ControlService extends RunnerControlImplBase {
    private static final int PROTOCOL_REVISION = 1;

    private final Engine engine;
    private final Shelf checkpoints;
    private final Device device;
    private final Limits limits;
    private final Workers workers;

    /// Those who do the work.
    record Workers(Residency residency, Watching watching, Draining draining, BlobService blobs) {}

    ControlService(Engine engine, Shelf checkpoints, Device device, Limits limits, Workers workers) {
        this.engine = engine;
        this.checkpoints = checkpoints;
        this.device = device;
        this.limits = limits;
        this.workers = workers;
    }

    @Override
    public void describe(DescribeRequest request, StreamObserver<RunnerDescription> out) {
        offTheTransport(() -> describe(out));
    }

    @Override
    public void loadModel(LoadModelRequest request, StreamObserver<LoadEvent> out) {
        toTheEnd(out, events -> workers.residency().load(request, events));
    }

    @Override
    public void swapWeights(LoadModelRequest request, StreamObserver<LoadEvent> out) {
        toTheEnd(out, events -> workers.residency().swap(request, events));
    }

    @Override
    public void wake(WakeRequest request, StreamObserver<LoadEvent> out) {
        toTheEnd(out, events -> workers.residency().wake(events));
    }

    @Override
    public void sleep(SleepRequest request, StreamObserver<SleepReply> out) {
        reply(out, () -> {
            var reply = SleepReply.newBuilder();
            workers.residency().sleep().ifPresent(reply::setError);
            return reply.build();
        });
    }

    @Override
    public void unloadModel(UnloadModelRequest request, StreamObserver<UnloadModelReply> out) {
        reply(out, () -> {
            var reply = UnloadModelReply.newBuilder();
            workers.residency().unloadModel().ifPresent(reply::setError);
            return reply.build();
        });
    }

    @Override
    public void drain(DrainRequest request, StreamObserver<DrainEvent> out) {
        workers.draining().drain(request, (ServerCallStreamObserver<DrainEvent>) out);
    }

    @Override
    public void watchTelemetry(TelemetryRequest request, StreamObserver<Telemetry> out) {
        workers.watching().watch(request, (ServerCallStreamObserver<Telemetry>) out);
    }

    @Override
    public void missingBlobs(BlobSet request, StreamObserver<BlobSet> out) {
        reply(out, () -> workers.blobs().missing(request));
    }

    @Override
    public StreamObserver<BlobChunk> putBlob(StreamObserver<BlobRef> out) {
        return workers.blobs().put((ServerCallStreamObserver<BlobRef>) out);
    }

    @Override
    public void getBlob(BlobRef request, StreamObserver<BlobChunk> out) {
        workers.blobs().get(request, (ServerCallStreamObserver<BlobChunk>) out);
    }

    /// Files are read here, and the transport's thread serves every stream.
    private static void offTheTransport(Runnable work) {
        Thread.ofVirtual().name("hakari-control").start(work);
    }

    /// Work on although the client may leave: what it began is what others wait for.
    private static void toTheEnd(StreamObserver<LoadEvent> out, Consumer<Consumer<LoadEvent>> work) {
        // Without a handler, onNext would throw when the client is gone.
        ((ServerCallStreamObserver<LoadEvent>) out).setOnCancelHandler(() -> {});
        offTheTransport(() -> {
            work.accept(out::onNext);
            out.onCompleted();
        });
    }

    private interface Work<R> {
        R reply();
    }

    private static <R> void reply(StreamObserver<R> out, Work<R> work) {
        ((ServerCallStreamObserver<R>) out).setOnCancelHandler(() -> {});
        offTheTransport(() -> {
            out.onNext(work.reply());
            out.onCompleted();
        });
    }

    private void describe(StreamObserver<RunnerDescription> out) {
        try {
            var description = RunnerDescription.newBuilder()
                    .setRunner(RunnerServer.NAME)
                    .setEngine(engine.name())
                    .setProtocolRevision(PROTOCOL_REVISION)
                    .addAllModels(checkpoints.offers())
                    .setLimits(limits)
                    .addAllDevices(checkpoints.devices());
            device.resident().ifPresent(resident -> description.setResident(resident.identity())
                    .addAllCapabilities(resident.capabilities())
                    .setDeterminism(resident.determinism())
                    .setAsleep(resident.asleep()));
            out.onNext(description.build());
            out.onCompleted();
        } catch (ModelException e) {
            out.onError(Status.FAILED_PRECONDITION.withDescription(e.getMessage()).asRuntimeException());
        } catch (RuntimeException | LinkageError e) {
            // Native libraries are loaded here first, and a client must hear of one that does not fit this machine.
            out.onError(Status.INTERNAL.withDescription("engine cannot be described: " + e).asRuntimeException());
        }
    }
}
