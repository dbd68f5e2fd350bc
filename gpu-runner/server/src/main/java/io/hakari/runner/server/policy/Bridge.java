package io.hakari.runner.server.policy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.google.protobuf.ByteString;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.grpc.stub.StreamObserver;
import io.hakari.runner.protocol.v1.ActEvent;
import io.hakari.runner.protocol.v1.ActFrame;
import io.hakari.runner.protocol.v1.DescribeRequest;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;
import io.hakari.runner.protocol.v1.ModelIdentity;
import io.hakari.runner.protocol.v1.Observation;
import io.hakari.runner.protocol.v1.Open;
import io.hakari.runner.protocol.v1.Reset;
import io.hakari.runner.protocol.v1.RunnerControlGrpc;
import io.hakari.runner.protocol.v1.RunnerInferenceGrpc;
import io.hakari.runner.server.ModelException;

/// A policy inside a Python process that speaks Hakari's own protocol: `gpu-runner/policy/hakari_policy`, which runs in the
/// environment of the policy, such as LeRobot's.
///
/// LeRobot's own server wants pickles, which run code where they are read; there is none on this wire. The address is
/// `unix:/run/policy.sock`, or `grpc://127.0.0.1:50061` on a machine without Unix sockets.
record Bridge(URI address, Mapping mapping) implements Dialect {
    /// One thread serves all bridges of this process: what it hears it only hands on.
    private static final EventLoopGroup THREAD = new MultiThreadIoEventLoopGroup(1,
            Thread.ofPlatform().daemon().name("hakari-bridge").factory(), NioIoHandler.newFactory());

    @Override
    public Connection connect() throws IOException, InterruptedException {
        ManagedChannel channel = channel();
        try {
            ModelIdentity model = RunnerControlGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(mapping.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .describe(DescribeRequest.getDefaultInstance())
                    .getResident();
            var conversation = new Conversation(channel, model, mapping.timeout());
            conversation.open();
            return conversation;
        } catch (StatusRuntimeException e) {
            channel.shutdownNow();
            throw new IOException("bridge answers with " + e.getStatus().getCode() + ": "
                    + e.getStatus().getDescription(), e);
        } catch (IOException | InterruptedException | RuntimeException e) {
            channel.shutdownNow();
            throw e;
        }
    }

    private ManagedChannel channel() {
        if (!"unix".equals(address.getScheme())) {
            return NettyChannelBuilder.forAddress(address.getHost(), address.getPort())
                    .usePlaintext()
                    .directExecutor()
                    .build();
        }
        return NettyChannelBuilder.forAddress(UnixDomainSocketAddress.of(address.getSchemeSpecificPart()))
                .channelType(NioDomainSocketChannel.class, UnixDomainSocketAddress.class)
                .eventLoopGroup(THREAD)
                // gRPC sets it for every socket, and Netty warns of it on a Unix one; null takes it out again.
                .withOption(ChannelOption.SO_KEEPALIVE, null)
                .usePlaintext()
                .overrideAuthority("localhost")
                .directExecutor()
                .build();
    }

    private static final class Conversation implements Connection, StreamObserver<ActEvent> {
        private final ManagedChannel channel;
        private final ModelIdentity model;
        private final Duration timeout;
        private final LinkedBlockingQueue<ActEvent> events = new LinkedBlockingQueue<>();
        private final StreamObserver<ActFrame> frames;

        Conversation(ManagedChannel channel, ModelIdentity model, Duration timeout) {
            this.channel = channel;
            this.model = model;
            this.timeout = timeout;
            this.frames = RunnerInferenceGrpc.newStub(channel).act(this);
        }

        void open() throws IOException, InterruptedException {
            ActEvent event = ask(
                    ActFrame.newBuilder().setOpen(Open.newBuilder().setModelDigest(model.getDigest())).build());
            if (!event.hasOpened()) {
                throw new ProtocolException("bridge opens no session: " + event.getError().getError().getMessage());
            }
        }

        @Override
        public ByteString metadata() {
            return ByteString.copyFrom(model.getName() + " " + model.getDigest(), StandardCharsets.UTF_8);
        }

        @Override
        public ActEvent reset(Reset reset) throws IOException, ModelException, InterruptedException {
            // The bridge is always asked in lock step: which observation is the newest is decided on this side.
            return answer(ActFrame.newBuilder().setReset(reset.toBuilder().setMode(Reset.Mode.LOCKSTEP)).build());
        }

        @Override
        public ActEvent act(Reset episode, Observation observation)
                throws IOException, ModelException, InterruptedException {
            ActEvent event = answer(ActFrame.newBuilder().setObservation(observation).build());
            if (event.hasChunk() && event.getChunk().getObservedStep() != observation.getStep()) {
                throw new ProtocolException("bridge answers step [" + event.getChunk().getObservedStep()
                        + "] when [" + observation.getStep() + "] was asked");
            }
            return event;
        }

        private ActEvent answer(ActFrame frame) throws IOException, ModelException, InterruptedException {
            ActEvent event = ask(frame);
            return switch (event.getEventCase()) {
                case READY, CHUNK, DECLINED -> event;
                case ERROR -> throw failed(event.getError().getError());
                case OPENED, DROPPED, EVENT_NOT_SET -> throw new ProtocolException(
                        "bridge answers with [" + event.getEventCase() + "] in lock step");
            };
        }

        private static ModelException failed(Error error) {
            return new ModelException(error.getCode(), error.getMessage());
        }

        private ActEvent ask(ActFrame frame) throws IOException, InterruptedException {
            frames.onNext(frame);
            ActEvent event = events.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                throw new InterruptedIOException("bridge did not answer within [" + timeout.toSeconds()
                        + "] s; raise the setting timeout if it may take longer");
            }
            if (event.getError().getError().getCode() == Code.UNAVAILABLE) {
                throw new IOException(event.getError().getError().getMessage());
            }
            return event;
        }

        @Override
        public void onNext(ActEvent event) {
            events.add(event);
        }

        @Override
        public void onError(Throwable cause) {
            Status status = Status.fromThrowable(cause);
            gone(status.getCode() + ": " + status.getDescription());
        }

        @Override
        public void onCompleted() {
            gone("it ended the session");
        }

        private void gone(String why) {
            var event = ActEvent.newBuilder();
            event.getErrorBuilder()
                    .getErrorBuilder()
                    .setCode(Code.UNAVAILABLE)
                    .setMessage("bridge was lost: " + why);
            events.add(event.build());
        }

        @Override
        public void close() {
            channel.shutdownNow();
        }
    }
}
