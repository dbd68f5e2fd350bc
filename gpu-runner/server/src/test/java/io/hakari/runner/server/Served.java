package io.hakari.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.hakari.runner.protocol.v1.DescribeRequest;
import io.hakari.runner.protocol.v1.DeviceState;
import io.hakari.runner.protocol.v1.LoadEvent;
import io.hakari.runner.protocol.v1.LoadModelRequest;
import io.hakari.runner.protocol.v1.Open;
import io.hakari.runner.protocol.v1.RunnerControlGrpc;
import io.hakari.runner.protocol.v1.RunnerDescription;
import io.hakari.runner.protocol.v1.RunnerInferenceGrpc;
import io.hakari.runner.protocol.v1.ScoreEvent;
import io.hakari.runner.protocol.v1.ScoreFrame;
import io.hakari.runner.server.scripted.ScriptedEngine;

/// The whole service over a real socket, with the engine that can all.
abstract class Served {
    RunnerServer server;
    ManagedChannel channel;

    @BeforeEach
    final void start() throws IOException {
        server = RunnerServer.start(RunnerServer.Settings.onLoopback("demo", new ScriptedEngine())
                .withMonitor(() -> List.of(DeviceState.newBuilder().setId("GPU-1").setPowerWatts(300).build())));
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port()).usePlaintext().build();
    }

    @AfterEach
    final void stop() {
        channel.shutdownNow();
        server.close();
    }

    final RunnerControlGrpc.RunnerControlBlockingStub control() {
        return RunnerControlGrpc.newBlockingStub(channel);
    }

    final RunnerDescription describe() {
        return control().describe(DescribeRequest.getDefaultInstance());
    }

    static LoadModelRequest named(String name) {
        return LoadModelRequest.newBuilder().setName(name).build();
    }

    static LoadEvent last(Iterator<LoadEvent> events) {
        List<LoadEvent> all = new ArrayList<>();
        events.forEachRemaining(all::add);
        return all.getLast();
    }

    final String loaded(String name) {
        return last(control().loadModel(named(name))).getModel().getDigest();
    }

    /// Keeps what a stream brings, the opening too.
    static final class Kept<A> implements StreamObserver<A> {
        final List<A> messages = new ArrayList<>();
        final CompletableFuture<Status> end = new CompletableFuture<>();
        private int awaited = -1;
        private final CompletableFuture<Void> enough = new CompletableFuture<>();

        synchronized CompletableFuture<Void> atLeast(int count) {
            awaited = count;
            if (messages.size() >= count) {
                enough.complete(null);
            }
            return enough;
        }

        @Override
        public synchronized void onNext(A message) {
            messages.add(message);
            if (messages.size() == awaited) {
                enough.complete(null);
            }
        }

        @Override
        public void onError(Throwable failure) {
            end.complete(Status.fromThrowable(failure));
        }

        @Override
        public void onCompleted() {
            end.complete(Status.OK);
        }
    }

    final Kept<ScoreEvent> ask(Open.Builder open, ScoreFrame... frames) {
        var kept = new Kept<ScoreEvent>();
        StreamObserver<ScoreFrame> out = RunnerInferenceGrpc.newStub(channel).score(kept);
        out.onNext(ScoreFrame.newBuilder().setOpen(open).build());
        List.of(frames).forEach(out::onNext);
        out.onCompleted();
        kept.end.join();
        return kept;
    }

    static Open.Builder open(String digest) {
        return Open.newBuilder().setModelDigest(digest);
    }

    final void isRefused(Open.Builder open, String sentence) {
        Status end = ask(open).end.join();
        assertThat(end.getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(end.getDescription()).isEqualTo(sentence);
    }
}
