package io.hakari.runner.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.grpc.Channel;
import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.hakari.exchange.Checkpoint;
import io.hakari.exchange.MeterReading;
import io.hakari.exchange.Respondent;
import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.runner.protocol.v1.DescribeRequest;
import io.hakari.runner.protocol.v1.DeterminismRecord;
import io.hakari.runner.protocol.v1.LoadEvent;
import io.hakari.runner.protocol.v1.LoadModelRequest;
import io.hakari.runner.protocol.v1.ModelIdentity;
import io.hakari.runner.protocol.v1.ModelOffer;
import io.hakari.runner.protocol.v1.Open;
import io.hakari.runner.protocol.v1.RunnerControlGrpc;
import io.hakari.runner.protocol.v1.RunnerDescription;
import io.hakari.sample.Blobs;

/// A runner over gRPC.
final class GrpcRunner implements Runner {
    private static final int DESCRIBE_SECONDS = 30;
    private static final String DIGEST_MARK = "@sha256:";

    private final String address;
    private final String host;
    private final Keeper keeper;
    private final Patience patience;
    private final Terms terms;
    private final ChannelCredentials credentials;
    private volatile ManagedChannel channel;
    private Optional<Blobs> kept = Optional.empty();
    private Optional<GrpcRespondent> resident = Optional.empty();

    private GrpcRunner(Place place, Keeper keeper, Patience patience, Terms terms) {
        this.address = place.address();
        this.host = place.host();
        this.keeper = keeper;
        this.patience = patience;
        this.terms = terms;
        this.credentials = place.credentials();
        this.channel = channel(place.port());
    }

    /// Where a server listens, and how it is spoken to there.
    record Place(String address, String host, int port, ChannelCredentials credentials) {

        static Place plain(String address, String host, int port) {
            return new Place(address, host, port, Encryption.none());
        }
    }

    static GrpcRunner connect(String address, String host, int port, Keeper keeper, Patience patience)
            throws InterruptedException {
        return connect(Place.plain(address, host, port), keeper, patience, Terms.usual());
    }

    static GrpcRunner connect(Place place, Keeper keeper, Patience patience, Terms terms) throws InterruptedException {
        String address = place.address();
        var runner = new GrpcRunner(place, keeper, patience, terms);
        try {
            runner.describe();
        } catch (StatusRuntimeException e) {
            String why = keeper.obituary().orElse(reason(e.getStatus()));
            runner.close();
            throw new RunnerException("runner [" + address + "] cannot be reached (" + why + "); "
                    + Handshake.advice(address, why), e);
        } catch (InterruptedException e) {
            runner.close();
            throw e;
        }
        return runner;
    }

    private ManagedChannel channel(int port) {
        // Callbacks only hand over to a thread that waits, so the transport's own thread can run them.
        return NettyChannelBuilder.forAddress(host, port, credentials)
                .directExecutor()
                .keepAliveTime(20, TimeUnit.SECONDS)
                .build();
    }

    @Override
    public List<String> checkpoints() {
        try {
            revive();
            return describe().getModelsList().stream().map(ModelOffer::getName).toList();
        } catch (StatusRuntimeException e) {
            throw lost("while it was asked for its checkpoints", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunnerException("runner [" + address + "] was asked for its checkpoints by an interrupted thread",
                    e);
        }
    }

    @Override
    public synchronized Respondent load(String checkpoint) throws InterruptedException {
        int mark = checkpoint.indexOf(DIGEST_MARK);
        String name = mark < 0 ? checkpoint : checkpoint.substring(0, mark);
        String expected = mark < 0 ? "" : checkpoint.substring(mark + DIGEST_MARK.length());
        ModelIdentity model;
        RunnerDescription description;
        try {
            revive();
            model = load(name, expected);
            description = describe();
        } catch (StatusRuntimeException e) {
            throw lost("while it loaded checkpoint [" + name + "]", e);
        }
        requireStillResident(model, description);
        DeterminismRecord determinism = description.getDeterminism();
        Checkpoint loaded = checkpoint(model, determinism);
        if (resident.isPresent() && resident.get().stillIs(loaded)) {
            return resident.get();
        }
        leave("checkpoint [" + name + "] was loaded in its place");
        var respondent = new GrpcRespondent(loaded, new WayBack(loaded, determinism, terms.open(loaded.digest())),
                new Media(address, () -> channel, patience, terms.blobs(), kept));
        resident = Optional.of(respondent);
        return respondent;
    }

    private void requireStillResident(ModelIdentity model, RunnerDescription description) {
        String now = description.getResident().getDigest();
        if (!now.equals(model.getDigest())) {
            throw new RunnerException("runner [" + address + "] serves another model now: [" + model.getDigest()
                    + "] was loaded but resident is [" + (now.isEmpty() ? "none" : now)
                    + "]; let one client load at a time");
        }
    }

    @Override
    public synchronized void showFrom(Blobs blobs) {
        kept = Optional.of(blobs);
    }

    @Override
    public Optional<MeterReading> meters() {
        return Meters.read(channel);
    }

    @Override
    public void close() {
        closeRespondent();
        keeper.end();
        channel.shutdownNow();
    }

    private synchronized void closeRespondent() {
        leave("the runner was closed");
    }

    private void leave(String reason) {
        resident.ifPresent(former -> former.end(new RunnerException(
                "checkpoint [" + former.checkpoint().name() + "] on runner [" + address + "] answers no more: "
                        + reason)));
        resident = Optional.empty();
    }

    /// Go to where our server listens now, if it had to be started again.
    private void revive() throws InterruptedException {
        synchronized (keeper) {
            OptionalInt port = keeper.revive();
            if (port.isPresent()) {
                ManagedChannel former = channel;
                channel = channel(port.getAsInt());
                former.shutdownNow();
            }
        }
    }

    private RunnerDescription describe() throws InterruptedException {
        try {
            return RunnerControlGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(DESCRIBE_SECONDS, TimeUnit.SECONDS)
                    .describe(DescribeRequest.getDefaultInstance());
        } catch (StatusRuntimeException e) {
            throw interruptedOr(e);
        }
    }

    private ModelIdentity load(String name, String expectedDigest) throws InterruptedException {
        var request = LoadModelRequest.newBuilder().setName(name).setExpectedDigest(expectedDigest).build();
        try {
            Iterator<LoadEvent> events = RunnerControlGrpc.newBlockingStub(channel).loadModel(request);
            while (events.hasNext()) {
                Optional<ModelIdentity> ready = ready(events.next());
                if (ready.isPresent()) {
                    return ready.get();
                }
            }
        } catch (StatusRuntimeException e) {
            throw interruptedOr(e);
        }
        throw new RunnerException(
                "runner [" + address + "] did not say what became of checkpoint [" + name + "]; look at its log");
    }

    private Optional<ModelIdentity> ready(LoadEvent event) {
        return switch (event.getStage()) {
            case READY -> Optional.of(event.getModel());
            case FAILED -> throw new RunnerException("runner [" + address + "]: " + event.getError().getMessage());
            case QUEUED, VERIFYING, LOADING, WARMING, PROBING, STAGE_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
        };
    }

    /// What the model says of itself stands where the record of its conditions has the same name.
    private static Checkpoint checkpoint(ModelIdentity model, DeterminismRecord determinism) {
        Map<String, String> properties = new HashMap<>(Conditions.properties(determinism));
        properties.putAll(model.getPropertiesMap());
        properties.put("context-length", Integer.toString(model.getContextLength()));
        return new Checkpoint(model.getName(), model.getDigest(), properties);
    }

    private static StatusRuntimeException interruptedOr(StatusRuntimeException e) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while the runner was asked");
        }
        return e;
    }

    private RunnerException lost(String when, StatusRuntimeException e) {
        String why = keeper.obituary().orElse(reason(e.getStatus()));
        return new RunnerException(
                "runner [" + address + "] was lost " + when + " (" + why + "); start it and run again", e);
    }

    static String reason(Status status) {
        List<String> words = new ArrayList<>(List.of(status.getCode().name()));
        // What follows in further lines is the transport's own make-up.
        Optional.ofNullable(status.getDescription()).map(text -> text.lines().findFirst().orElse(""))
                .ifPresent(words::add);
        root(status).map(Throwable::getMessage).ifPresent(words::add);
        return String.join(": ", words);
    }

    /// A handshake that fails says why in the innermost cause.
    private static Optional<Throwable> root(Status status) {
        return Stream.iterate(status.getCause(), Objects::nonNull, Throwable::getCause).reduce((_, inner) -> inner);
    }

    /// The way of one checkpoint's streams to this runner, and back to it after a restart.
    private final class WayBack implements Line {
        private final Checkpoint checkpoint;
        private final DeterminismRecord determinism;
        private final Open open;

        private WayBack(Checkpoint checkpoint, DeterminismRecord determinism, Open open) {
            this.checkpoint = checkpoint;
            this.determinism = determinism;
            this.open = open;
        }

        @Override
        public Open open() {
            return open;
        }

        @Override
        public int budget() {
            return terms.budget();
        }

        @Override
        public DeterminismRecord determinism() {
            return determinism;
        }

        @Override
        public String address() {
            return address;
        }

        @Override
        public Channel channel() {
            return channel;
        }

        @Override
        public Patience patience() {
            return patience;
        }

        @Override
        public Optional<String> obituary() {
            return keeper.obituary();
        }

        @Override
        public void restore() throws InterruptedException {
            revive();
            channel.resetConnectBackoff();
            RunnerDescription description = describe();
            if (!description.hasResident()) {
                var _ = load(checkpoint.name(), checkpoint.digest());
            } else if (!description.getResident().getDigest().equals(checkpoint.digest())) {
                throw new RunnerException("runner [" + address + "] came back with checkpoint ["
                        + description.getResident().getName() + "] of digest [" + description.getResident().getDigest()
                        + "] but [" + checkpoint.name() + "] of digest [" + checkpoint.digest()
                        + "] was being asked; load that one and run again");
            }
        }
    }
}
