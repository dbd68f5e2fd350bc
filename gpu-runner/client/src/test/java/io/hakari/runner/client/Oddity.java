package io.hakari.runner.client;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.hakari.runner.protocol.v1.Credit;
import io.hakari.runner.protocol.v1.DescribeRequest;
import io.hakari.runner.protocol.v1.Limits;
import io.hakari.runner.protocol.v1.LoadEvent;
import io.hakari.runner.protocol.v1.LoadModelRequest;
import io.hakari.runner.protocol.v1.ModelIdentity;
import io.hakari.runner.protocol.v1.Opened;
import io.hakari.runner.protocol.v1.RunnerControlGrpc.RunnerControlImplBase;
import io.hakari.runner.protocol.v1.RunnerDescription;
import io.hakari.runner.protocol.v1.RunnerInferenceGrpc.RunnerInferenceImplBase;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.runner.protocol.v1.ScoreResult;

/// A server that answers scores as a test says, rightly or not, and keeps the frames that came.
final class Oddity implements AutoCloseable {
    static final String DIGEST = "a".repeat(64);

    final BlockingQueue<ScoreFrame> frames = new LinkedBlockingQueue<>();
    private final BiConsumer<ScoreFrame, StreamObserver<ScoreEvent>> answer;
    private final Server server;

    Oddity(BiConsumer<ScoreFrame, StreamObserver<ScoreEvent>> answer) throws IOException {
        this.answer = answer;
        this.server = NettyServerBuilder.forPort(0).directExecutor().addService(new Control())
                .addService(new Inference())
                .build().start();
    }

    static ScoreEvent event(ScoreResult.Builder result) {
        return ScoreEvent.newBuilder().setResult(result).build();
    }

    private static ScoreEvent opened() {
        return ScoreEvent.newBuilder()
                .setOpened(Opened.newBuilder().setCredit(Credit.newBuilder().setRequests(8).setTokens(1000)))
                .build();
    }

    String address() {
        return "grpc://127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static final class Control extends RunnerControlImplBase {
        private static final ModelIdentity MODEL = ModelIdentity.newBuilder().setName("odd").setDigest(DIGEST).build();

        @Override
        public void describe(DescribeRequest request, StreamObserver<RunnerDescription> out) {
            out.onNext(RunnerDescription.newBuilder().setResident(MODEL)
                    .setLimits(Limits.newBuilder().setMaxRequestsInFlight(8)).build());
            out.onCompleted();
        }

        @Override
        public void loadModel(LoadModelRequest request, StreamObserver<LoadEvent> out) {
            out.onNext(LoadEvent.newBuilder().setStage(LoadEvent.Stage.READY).setModel(MODEL).build());
            out.onCompleted();
        }
    }

    private final class Inference extends RunnerInferenceImplBase {

        @Override
        public StreamObserver<ScoreFrame> score(StreamObserver<ScoreEvent> out) {
            return new StreamObserver<>() {

                @Override
                public void onNext(ScoreFrame frame) {
                    frames.add(frame);
                    if (frame.hasOpen()) {
                        out.onNext(opened());
                    }
                    answer.accept(frame, out);
                }

                @Override
                public void onError(Throwable failure) {
                }

                @Override
                public void onCompleted() {
                }
            };
        }
    }
}
