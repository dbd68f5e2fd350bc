package io.hakari.runner.server;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.hakari.runner.protocol.v1.DescribeRequest;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Limits;
import io.hakari.runner.protocol.v1.LoadEvent;
import io.hakari.runner.protocol.v1.LoadEvent.Stage;
import io.hakari.runner.protocol.v1.LoadModelRequest;
import io.hakari.runner.protocol.v1.ModelIdentity;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.RunnerControlGrpc.RunnerControlImplBase;
import io.hakari.runner.protocol.v1.RunnerDescription;
import io.hakari.runner.protocol.v1.ScoreRequest;

/// Tells what can be loaded, and loads it.
final class ControlService extends RunnerControlImplBase {
    private static final int PROTOCOL_REVISION = 1;

    private final Engine engine;
    private final Shelf checkpoints;
    private final Device device;
    private final Limits limits;
    private final Health health;
    private final ReentrantLock loading = new ReentrantLock();

    ControlService(Engine engine, Shelf checkpoints, Device device, Limits limits, Health health) {
        this.engine = engine;
        this.checkpoints = checkpoints;
        this.device = device;
        this.limits = limits;
        this.health = health;
    }

    @Override
    public void describe(DescribeRequest request, StreamObserver<RunnerDescription> out) {
        offTheTransport(() -> describe(out));
    }

    @Override
    public void loadModel(LoadModelRequest request, StreamObserver<LoadEvent> out) {
        // A client that leaves must not break the load that others wait for: without a handler, onNext would throw.
        ((ServerCallStreamObserver<LoadEvent>) out).setOnCancelHandler(() -> {});
        offTheTransport(() -> load(request, out));
    }

    /// Files are read here, and the transport's thread serves every stream.
    private static void offTheTransport(Runnable work) {
        Thread.ofVirtual().name("hakari-control").start(work);
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
            device.resident().ifPresent(description::setResident);
            out.onNext(description.build());
            out.onCompleted();
        } catch (ModelException e) {
            out.onError(Status.FAILED_PRECONDITION.withDescription(e.getMessage()).asRuntimeException());
        } catch (RuntimeException | LinkageError e) {
            // Native libraries are loaded here first, and a client must hear of one that does not fit this machine.
            out.onError(Status.INTERNAL.withDescription("engine cannot be described: " + e).asRuntimeException());
        }
    }

    private void load(LoadModelRequest request, StreamObserver<LoadEvent> out) {
        loading.lock();
        try {
            ModelIdentity model = ready(request, out);
            out.onNext(LoadEvent.newBuilder().setStage(Stage.READY).setModel(model).build());
        } catch (ModelException e) {
            out.onNext(failed(e.code(), String.valueOf(e.getMessage())));
        } catch (RuntimeException | LinkageError e) {
            out.onNext(failed(Code.BROKEN, "checkpoint [" + request.getName() + "] cannot be loaded: " + e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            out.onNext(failed(Code.UNAVAILABLE, "runner is shutting down"));
        } finally {
            loading.unlock();
        }
        out.onCompleted();
    }

    private ModelIdentity ready(LoadModelRequest request, StreamObserver<LoadEvent> out)
            throws ModelException, InterruptedException {
        out.onNext(LoadEvent.newBuilder().setStage(Stage.VERIFYING).build());
        Stored checkpoint = checkpoints.find(request.getName());
        String digest = checkpoint.digest();
        expect(request.getExpectedDigest(), digest, checkpoint);
        Optional<ModelIdentity> resident = device.resident();
        if (resident.isPresent() && device.isAlive() && resident.get().getDigest().equals(digest)
                && resident.get().getName().equals(checkpoint.name())) {
            return resident.get();
        }
        out.onNext(LoadEvent.newBuilder().setStage(Stage.LOADING).build());
        health.loading();
        try {
            return await(() -> load(checkpoint, digest, out));
        } finally {
            health.loaded(device.resident().isPresent());
        }
    }

    private static void expect(String expected, String digest, Stored checkpoint) throws ModelException {
        if (!expected.isEmpty() && !expected.equals(digest)) {
            throw new ModelException(Code.DIGEST_MISMATCH,
                    "checkpoint [" + checkpoint.name() + "] has digest [" + digest
                            + "] but [" + expected + "] was asked for; name the digest that is meant");
        }
    }

    private ModelIdentity await(Device.Load load) throws ModelException, InterruptedException {
        try {
            return device.replace(load).get().identity();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ModelException known) {
                throw known;
            }
            throw new ModelException(Code.BROKEN, "engine [" + engine.name() + "] failed to load: " + e.getCause(), e);
        }
    }

    /// Runs on the device's thread.
    private Resident load(Stored checkpoint, String digest, StreamObserver<LoadEvent> out)
            throws ModelException {
        Model model = checkpoint.load((stage, share, detail) -> out
                .onNext(LoadEvent.newBuilder().setStage(stage).setProgress(share).setDetail(detail).build()));
        out.onNext(LoadEvent.newBuilder().setStage(Stage.WARMING).build());
        if (model instanceof BatchModel batching) {
            warm(batching);
        }
        return new Resident(ModelIdentity.newBuilder()
                .setName(checkpoint.name())
                .setDigest(digest)
                .setContextLength(model.contextLength())
                .putAllProperties(checkpoint.properties())
                .putAllProperties(model.properties())
                .putProperties("engine", engine.name())
                .build(), model);
    }

    /// A model that cannot score two words fails here and not in a run.
    private static void warm(BatchModel model) throws ModelException {
        var probe = ScoreRequest.newBuilder()
                .setRequestId("warm")
                .addContext(Part.newBuilder().setText("秤"))
                .addContinuations("は")
                .build();
        try {
            model.score(List.of(probe));
        } catch (RuntimeException e) {
            model.close();
            throw new ModelException(Code.BROKEN, "model was loaded but cannot score: " + e, e);
        }
    }

    private static LoadEvent failed(Code code, String message) {
        return LoadEvent.newBuilder()
                .setStage(Stage.FAILED)
                .setError(Error.newBuilder().setCode(code).setMessage(message))
                .build();
    }
}
