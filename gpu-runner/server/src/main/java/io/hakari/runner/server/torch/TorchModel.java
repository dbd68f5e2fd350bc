package io.hakari.runner.server.torch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import io.grpc.StatusRuntimeException;
import io.hakari.runner.protocol.v1.Capability;
import io.hakari.runner.protocol.v1.DescribeRequest;
import io.hakari.runner.protocol.v1.DeterminismRecord;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.LoadEvent;
import io.hakari.runner.protocol.v1.LoadModelRequest;
import io.hakari.runner.protocol.v1.RenderReply;
import io.hakari.runner.protocol.v1.RenderRequest;
import io.hakari.runner.protocol.v1.RunnerControlGrpc;
import io.hakari.runner.protocol.v1.RunnerControlGrpc.RunnerControlBlockingStub;
import io.hakari.runner.protocol.v1.RunnerDescription;
import io.hakari.runner.protocol.v1.RunnerInferenceGrpc;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;
import io.hakari.runner.protocol.v1.SleepReply;
import io.hakari.runner.protocol.v1.SleepRequest;
import io.hakari.runner.protocol.v1.WakeRequest;
import io.hakari.runner.server.Blobs;
import io.hakari.runner.server.MediaReader;
import io.hakari.runner.server.ModelException;
import io.hakari.runner.server.Progress;
import io.hakari.runner.server.Renderer;
import io.hakari.runner.server.Reply;
import io.hakari.runner.server.Sleeper;
import io.hakari.runner.server.Stored;
import io.hakari.runner.server.StreamModel;
import io.hakari.runner.server.Swappable;
import io.hakari.runner.server.huggingface.CheckpointFiles;

/// One checkpoint in a Python process, and in another one when that ends.
///
/// The process answers under a name for the files as they lay when it was started, and is started again only while they
/// lie so. The digest of the checkpoint itself is the caller's to know.
final class TorchModel implements StreamModel, Swappable, Sleeper, Renderer, MediaReader, Relay.Succession {
    private static final int TELLING_SECONDS = 60;
    private static final Progress NOBODY = (_, _, _) -> {};

    private final TorchEngine engine;
    private final Workshop workshop;
    private final Relay relay;
    private final Shown shown;
    private volatile Resident resident;
    private volatile Gauges gauges;

    /// What the worker serves, and what it said of it.
    private record Resident(Path folder, Stamp stamp, CheckpointFiles.Contents contents,
            RunnerDescription description) {

        static Resident of(Path folder, CheckpointFiles.Contents contents, Stamp stamp, Worker worker)
                throws ModelException {
            return new Resident(folder, stamp, contents, describe(worker));
        }
    }

    private TorchModel(TorchEngine engine, Workshop workshop, Worker worker, Resident resident) {
        this.engine = engine;
        this.workshop = workshop;
        this.shown = new Shown(workshop.media());
        this.resident = resident;
        this.gauges = Gauges.of(worker.channel());
        this.relay = new Relay(worker, resident.stamp().name(), this);
        relay.run(resident.stamp().name());
    }

    /// Check a checkpoint's files, start a worker and wait until it serves.
    static TorchModel open(TorchEngine engine, Path folder, Progress progress) throws ModelException {
        var files = new CheckpointFiles(folder);
        CheckpointFiles.Contents contents = files.check();
        engine.requireComputable(folder, contents);
        Stamp stamp = Stamp.of(folder, files.names());
        Workshop workshop = workshop();
        Worker worker;
        try {
            worker = Worker.start(engine.command(folder), workshop, progress);
        } catch (ModelException | RuntimeException e) {
            workshop.close();
            throw e;
        }
        try {
            worker.awaitReady();
            Resident resident = Resident.of(folder, contents, stamp, worker);
            engine.requireType(folder, resident.description());
            return new TorchModel(engine, workshop, worker, resident);
        } catch (ModelException | RuntimeException e) {
            worker.close();
            workshop.close();
            throw e;
        }
    }

    private static Workshop workshop() throws ModelException {
        try {
            return Workshop.open();
        } catch (IOException e) {
            throw new ModelException(Code.UNAVAILABLE, "torch worker cannot be written out: " + e.getMessage(), e);
        }
    }

    private static RunnerDescription describe(Worker worker) throws ModelException {
        try {
            return control(worker).withDeadlineAfter(TELLING_SECONDS, TimeUnit.SECONDS)
                    .describe(DescribeRequest.getDefaultInstance());
        } catch (StatusRuntimeException e) {
            throw new ModelException(Code.BROKEN, "torch worker does not describe itself (" + e.getStatus().getCode()
                    + "): " + worker.fate(), e);
        }
    }

    private static RunnerControlBlockingStub control(Worker worker) {
        return RunnerControlGrpc.newBlockingStub(worker.channel());
    }

    @Override
    public int contextLength() {
        return resident.description().getResident().getContextLength();
    }

    @Override
    public Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(resident.description().getResident().getPropertiesMap());
        properties.put("stored-dtype", String.join(" ", new TreeSet<>(resident.contents().types())));
        return properties;
    }

    @Override
    public List<Capability> capabilities() {
        return resident.description().getCapabilitiesList();
    }

    @Override
    public DeterminismRecord determinism() {
        DeterminismRecord told = resident.description().getDeterminism();
        return DeterminismRecord.newBuilder()
                .setClass_(told.getClass_())
                .setTolerance(told.getTolerance())
                .putAllConditions(told.getConditionsMap())
                .build();
    }

    @Override
    public Map<String, Double> gauges() {
        Map<String, Double> values = new HashMap<>(gauges.last());
        values.put("worker-restarts", (double) relay.restarts());
        return values;
    }

    @Override
    public boolean isAlive() {
        return relay.isAlive();
    }

    @Override
    public boolean readsTokens() {
        return has("token-ids");
    }

    @Override
    public boolean reads(String mediaType) {
        return mediaType.startsWith("image/") && has("image");
    }

    private boolean has(String capability) {
        return capabilities().stream().anyMatch(one -> one.getName().equals(capability) && one.getPresent());
    }

    @Override
    public void readFrom(Blobs blobs) {
        shown.readFrom(blobs);
    }

    @Override
    public void score(ScoreRequest request, Reply<ScoreResult> reply) {
        Optional<Error> unseen = shown.show(request.getContextList());
        unseen.ifPresentOrElse(reply::fail, () -> relay.score(request, reply));
    }

    @Override
    public void generate(GenerateRequest request, Reply<Finished> reply) {
        Optional<Error> unseen = shown.show(request.getPromptList());
        unseen.ifPresentOrElse(reply::fail, () -> relay.generate(request, reply));
    }

    @Override
    public RenderReply render(RenderRequest request) {
        try {
            return RunnerInferenceGrpc.newBlockingStub(relay.worker().channel())
                    .withDeadlineAfter(TELLING_SECONDS, TimeUnit.SECONDS)
                    .render(request.toBuilder().setModelDigest(resident.stamp().name()).build());
        } catch (StatusRuntimeException e) {
            return RenderReply.newBuilder()
                    .setError(Error.newBuilder()
                            .setCode(Code.UNAVAILABLE)
                            .setMessage("torch worker does not render now (" + e.getStatus().getCode()
                                    + "); ask again"))
                    .build();
        }
    }

    @Override
    public void sleep() throws ModelException {
        relay.pause();
        Worker worker = relay.worker();
        try {
            SleepReply reply = control(worker).sleep(SleepRequest.getDefaultInstance());
            if (reply.hasError()) {
                relay.run(resident.stamp().name());
                throw new ModelException(reply.getError().getCode(), reply.getError().getMessage());
            }
        } catch (StatusRuntimeException e) {
            relay.run(resident.stamp().name());
            throw new ModelException(Code.UNAVAILABLE, "torch worker did not go to sleep: " + worker.fate(), e);
        }
    }

    /// A worker that ended while it slept is replaced: it had nothing that the files have not.
    @Override
    public void wake(Progress progress) throws ModelException {
        try {
            Worker worker = relay.worker();
            if (worker.handle().isAlive()) {
                await(worker, control(worker).wake(WakeRequest.getDefaultInstance()), progress);
            } else {
                worker.close();
                Worker next = begin(progress);
                relay.replace(next);
                complete(next);
            }
            relay.run(resident.stamp().name());
        } catch (ModelException e) {
            close();
            throw e;
        }
    }

    @Override
    public void swap(Stored next, Progress progress) throws ModelException {
        try {
            Path folder = next.folder()
                    .orElseThrow(() -> new ModelException(Code.UNSUPPORTED,
                            "checkpoint [" + next.name() + "] lies in no folder; load it in place of a swap"));
            var files = new CheckpointFiles(folder);
            CheckpointFiles.Contents contents = files.check();
            engine.requireComputable(folder, contents);
            Stamp stamp = Stamp.of(folder, files.names());
            relay.pause();
            Worker worker = relay.worker();
            await(worker, control(worker).swapWeights(LoadModelRequest.newBuilder()
                    .setName(folder.toAbsolutePath().toString())
                    .setExpectedDigest(stamp.name())
                    .build()), progress);
            stamp.requireUntouched();
            resident = Resident.of(folder, contents, stamp, worker);
            relay.run(stamp.name());
        } catch (ModelException e) {
            close();
            throw e;
        }
    }

    private static void await(Worker worker, Iterator<LoadEvent> events, Progress progress) throws ModelException {
        try {
            while (events.hasNext()) {
                LoadEvent event = events.next();
                switch (event.getStage()) {
                    case READY -> {
                        return;
                    }
                    case FAILED -> throw new ModelException(event.getError().getCode(), event.getError().getMessage());
                    case QUEUED, VERIFYING, LOADING, WARMING, PROBING -> progress.at(event.getStage(),
                            event.getProgress(), event.getDetail());
                    case STAGE_UNSPECIFIED, UNRECOGNIZED -> {
                    }
                }
            }
        } catch (StatusRuntimeException e) {
            throw new ModelException(Code.UNAVAILABLE, "torch worker was lost while it changed what it serves: "
                    + worker.fate(), e);
        }
        throw new ModelException(Code.BROKEN, "torch worker did not say what became of the weights");
    }

    @Override
    public Worker begin() throws ModelException {
        return begin(NOBODY);
    }

    private Worker begin(Progress progress) throws ModelException {
        resident.stamp().requireUntouched();
        return Worker.start(engine.command(resident.folder()), workshop, progress);
    }

    @Override
    public void complete(Worker worker) throws ModelException {
        worker.awaitReady();
        resident.stamp().requireUntouched();
        requireSame(describe(worker));
        gauges = Gauges.of(worker.channel());
    }

    /// Answers of one run must come under one determinism record, so that a worker that finds less than the one before it,
    /// such as no GPU, does not take over.
    private void requireSame(RunnerDescription now) throws ModelException {
        DeterminismRecord before = resident.description().getDeterminism();
        Map<String, String> is = now.getDeterminism().getConditionsMap();
        for (Map.Entry<String, String> was : new TreeMap<>(before.getConditionsMap()).entrySet()) {
            String found = is.getOrDefault(was.getKey(), "nothing");
            if (!found.equals(was.getValue())) {
                throw new ModelException(Code.UNAVAILABLE, "torch worker came back with [" + was.getKey() + "] = ["
                        + found + "] but [" + was.getValue() + "] was loaded");
            }
        }
    }

    @Override
    public void close() {
        relay.close();
        workshop.close();
    }
}
