package io.hakari.runner.server.torch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.grpc.stub.StreamObserver;
import io.hakari.runner.protocol.v1.ContinuationScore;
import io.hakari.runner.protocol.v1.Credit;
import io.hakari.runner.protocol.v1.Delta;
import io.hakari.runner.protocol.v1.DescribeRequest;
import io.hakari.runner.protocol.v1.DeterminismRecord;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.Finished;
import io.hakari.runner.protocol.v1.GenerateEvent;
import io.hakari.runner.protocol.v1.GenerateFrame;
import io.hakari.runner.protocol.v1.GenerateRequest;
import io.hakari.runner.protocol.v1.LoadEvent;
import io.hakari.runner.protocol.v1.LoadModelRequest;
import io.hakari.runner.protocol.v1.ModelIdentity;
import io.hakari.runner.protocol.v1.Opened;
import io.hakari.runner.protocol.v1.Part;
import io.hakari.runner.protocol.v1.RenderReply;
import io.hakari.runner.protocol.v1.RenderRequest;
import io.hakari.runner.protocol.v1.RunnerControlGrpc.RunnerControlImplBase;
import io.hakari.runner.protocol.v1.RunnerDescription;
import io.hakari.runner.protocol.v1.RunnerInferenceGrpc.RunnerInferenceImplBase;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.runner.protocol.v1.ScoreRequest;
import io.hakari.runner.protocol.v1.ScoreResult;
import io.hakari.runner.protocol.v1.SleepReply;
import io.hakari.runner.protocol.v1.SleepRequest;
import io.hakari.runner.protocol.v1.Telemetry;
import io.hakari.runner.protocol.v1.TelemetryRequest;
import io.hakari.runner.protocol.v1.TokenIds;
import io.hakari.runner.protocol.v1.WakeRequest;

/// A worker without Python: it keeps the command line, the words and the protocol of the real one, and misbehaves as
/// `fake.properties` in its checkpoint's folder says.
///
/// - `refuse`: say this on standard error and end with status 3
/// - `lives`: so many starts misbehave, and those after them do not; unset, all do
/// - `crash-at`: end like a crash when so many requests have come
/// - `poison`: end like a crash when a request holds this text
/// - `crash-after`: end like a crash after so many pieces of text
/// - `late-text`: what is written by starts that behave, in place of the usual
/// - `requests`, `tokens`: the credit
/// - `device`: what it says that it runs on after the first start
final class FakeWorker {
    private static final int CANNOT_SERVE = 3;
    private static final int CRASH = 134;
    static final String TEXT = "秤は正しい。";

    private final Path folder;
    private final Properties switches = new Properties();
    private final int start;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile String model;

    private FakeWorker(Path folder) throws IOException {
        this.folder = folder;
        this.model = folder.toString();
        Path file = folder.resolve("fake.properties");
        if (Files.exists(file)) {
            switches.load(Files.newBufferedReader(file));
        }
        Path starts = folder.resolve("fake.starts");
        Files.writeString(starts, ProcessHandle.current().pid() + "\n", StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        this.start = Files.readAllLines(starts).size();
    }

    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        Path socket = Path.of(words.get(words.indexOf("--socket") + 1).substring("unix:".length()));
        var worker = new FakeWorker(Path.of(words.get(words.indexOf("--model") + 1)));
        Files.writeString(worker.folder.resolve("fake.socket"), socket.toString());
        System.err.println("progress 0.50 reading shard 1 of 2");
        if (worker.misbehaves() && worker.switches.containsKey("refuse")) {
            System.err.println(worker.switches.getProperty("refuse"));
            System.exit(CANNOT_SERVE);
        }
        var threads = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        Server server = NettyServerBuilder.forAddress(UnixDomainSocketAddress.of(socket))
                .channelType(NioServerDomainSocketChannel.class)
                .withChildOption(ChannelOption.SO_KEEPALIVE, null)
                .bossEventLoopGroup(threads)
                .workerEventLoopGroup(threads)
                .directExecutor()
                .addService(worker.new Inference())
                .addService(worker.new Control())
                .build()
                .start();
        System.out.println("listening on unix:" + socket);
        if (words.contains("--with-parent")) {
            untilTheEnd(System.in);
        } else {
            server.awaitTermination();
        }
        System.exit(0);
    }

    private static void untilTheEnd(InputStream in) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    private boolean misbehaves() {
        return start <= Integer.parseInt(switches.getProperty("lives", Integer.toString(Integer.MAX_VALUE)));
    }

    private int number(String name, int other) {
        return misbehaves() ? Integer.parseInt(switches.getProperty(name, Integer.toString(other))) : other;
    }

    private void count(List<Part> parts) {
        boolean poisoned = misbehaves() && switches.containsKey("poison")
                && text(parts).contains(switches.getProperty("poison"));
        if (poisoned || requests.incrementAndGet() == number("crash-at", -1)) {
            crash();
        }
    }

    private static void crash() {
        System.err.println("Fatal error: something in a kernel");
        System.err.flush();
        Runtime.getRuntime().halt(CRASH);
    }

    private static String text(List<Part> parts) {
        return String.join("", parts.stream().map(Part::getText).toList());
    }

    private Opened opened() {
        return Opened.newBuilder()
                .setDeterminism(determinism())
                .setCredit(Credit.newBuilder()
                        .setRequests(number("requests", 1024))
                        .setTokens(number("tokens", 1 << 20)))
                .build();
    }

    private DeterminismRecord determinism() {
        return DeterminismRecord.newBuilder()
                .setId("0123456789abcdef")
                .setClass_(DeterminismRecord.Class.TOLERANCE)
                .setTolerance(1e-4)
                .putConditions("dtype", "float32")
                .putConditions("device", start > 1 ? switches.getProperty("device", "fake") : "fake")
                .build();
    }

    /// Return a sum that is the same for the same question and seldom for another.
    static double sum(String model, ScoreRequest request, String continuation) {
        return -1 - Math.floorMod((Path.of(model).getFileName() + text(request.getContextList()) + continuation)
                .hashCode(), 1_000_003) / 1e3;
    }

    private final class Inference extends RunnerInferenceImplBase {

        @Override
        public StreamObserver<ScoreFrame> score(StreamObserver<ScoreEvent> out) {
            return new Ear<>() {
                private String digest = "";

                @Override
                public void onNext(ScoreFrame frame) {
                    switch (frame.getFrameCase()) {
                        case OPEN -> {
                            digest = frame.getOpen().getModelDigest();
                            out.onNext(ScoreEvent.newBuilder().setOpened(opened()).build());
                        }
                        case REQUEST -> {
                            count(frame.getRequest().getContextList());
                            out.onNext(ScoreEvent.newBuilder().setResult(answer(frame.getRequest())).build());
                        }
                        case CANCEL, FRAME_NOT_SET -> {
                        }
                    }
                }

                private ScoreResult.Builder answer(ScoreRequest request) {
                    var result = ScoreResult.newBuilder().setRequestId(request.getRequestId()).setModelDigest(digest);
                    if (text(request.getContextList()).contains("too long")) {
                        return result.setError(Error.newBuilder().setCode(Code.TOO_LONG).setMessage("too long"));
                    }
                    request.getContinuationsList().forEach(continuation -> result.addScores(ContinuationScore
                            .newBuilder()
                            .setSumLogProbability(sum(model, request, continuation))
                            .setTokenCount(1)));
                    return result.setPath("fake").setDeterminism("0123456789abcdef");
                }
            };
        }

        /// Prompts that begin with `hold` are held until they are cancelled.
        @Override
        public StreamObserver<GenerateFrame> generate(StreamObserver<GenerateEvent> out) {
            return new Ear<>() {
                private final Set<String> held = new HashSet<>();
                private String digest = "";

                @Override
                public void onNext(GenerateFrame frame) {
                    switch (frame.getFrameCase()) {
                        case OPEN -> {
                            digest = frame.getOpen().getModelDigest();
                            out.onNext(GenerateEvent.newBuilder().setOpened(opened()).build());
                        }
                        case REQUEST -> write(frame.getRequest());
                        case CANCEL -> frame.getCancel().getRequestIdsList().stream().filter(held::remove)
                                .forEach(id -> out.onNext(event(id).setError(Error.newBuilder()
                                        .setCode(Code.CANCELLED)).build()));
                        case FRAME_NOT_SET -> {
                        }
                    }
                }

                private GenerateEvent.Builder event(String id) {
                    return GenerateEvent.newBuilder().setRequestId(id).setModelDigest(digest);
                }

                private void write(GenerateRequest request) {
                    count(request.getPromptList());
                    if (held.size() == number("requests", 1024)) {
                        out.onNext(event(request.getRequestId()).setError(Error.newBuilder()
                                .setCode(Code.REJECTED).setMessage("beyond the credit")).build());
                        return;
                    }
                    if (text(request.getPromptList()).startsWith("hold")) {
                        held.add(request.getRequestId());
                        return;
                    }
                    String text = misbehaves() ? TEXT : switches.getProperty("late-text", TEXT);
                    int left = number("crash-after", -1);
                    for (int i = 0; i < text.length(); i++) {
                        out.onNext(event(request.getRequestId())
                                .setDelta(Delta.newBuilder().setText(text.substring(i, i + 1))).build());
                        if (--left == 0) {
                            // What was written must be on its way before the end.
                            new Thread(FakeWorker::linger).start();
                            return;
                        }
                    }
                    out.onNext(event(request.getRequestId()).setFinished(Finished.newBuilder()
                            .setText(text)
                            .setReason(Finished.Reason.END_OF_TEXT)
                            .setGeneratedTokens(text.length())).build());
                }
            };
        }

        @Override
        public void render(RenderRequest request, StreamObserver<RenderReply> out) {
            TokenIds.Builder tokens = TokenIds.newBuilder();
            text(request.getTextList()).chars().forEach(tokens::addIds);
            out.onNext(RenderReply.newBuilder().setTokens(tokens).build());
            out.onCompleted();
        }
    }

    private static void linger() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        crash();
    }

    private final class Control extends RunnerControlImplBase {

        @Override
        public void describe(DescribeRequest request, StreamObserver<RunnerDescription> out) {
            out.onNext(RunnerDescription.newBuilder()
                    .setEngine("fake 1")
                    .setResident(ModelIdentity.newBuilder()
                            .setName(model)
                            .setContextLength(77)
                            .putProperties("dtype", "float32")
                            .putProperties("device", "fake"))
                    .setDeterminism(determinism())
                    .build());
            out.onCompleted();
        }

        @Override
        public void swapWeights(LoadModelRequest request, StreamObserver<LoadEvent> out) {
            if (Files.exists(Path.of(request.getName()).resolve("fake.unfit"))) {
                out.onNext(LoadEvent.newBuilder().setStage(LoadEvent.Stage.FAILED).setError(Error.newBuilder()
                        .setCode(Code.UNSUPPORTED).setMessage("another architecture")).build());
            } else {
                model = request.getName();
                out.onNext(LoadEvent.newBuilder().setStage(LoadEvent.Stage.LOADING).setProgress(0.5)
                        .setDetail("copying").build());
                out.onNext(LoadEvent.newBuilder().setStage(LoadEvent.Stage.READY).build());
            }
            out.onCompleted();
        }

        @Override
        public void sleep(SleepRequest request, StreamObserver<SleepReply> out) {
            out.onNext(SleepReply.getDefaultInstance());
            out.onCompleted();
        }

        @Override
        public void wake(WakeRequest request, StreamObserver<LoadEvent> out) {
            out.onNext(LoadEvent.newBuilder().setStage(LoadEvent.Stage.READY).build());
            out.onCompleted();
        }

        @Override
        public void watchTelemetry(TelemetryRequest request, StreamObserver<Telemetry> out) {
            out.onNext(Telemetry.newBuilder().setWaiting(3).putEngine("kv-use", 0.25).build());
        }
    }

    /// The half of a stream that has nothing to say of its end.
    private abstract static class Ear<F> implements StreamObserver<F> {

        @Override
        public void onError(Throwable gone) {
            // The runner cancelled the stream.
        }

        @Override
        public void onCompleted() {
            // The runner never ends a stream politely.
        }
    }
}
