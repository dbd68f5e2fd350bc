package io.hakari.runner.server.torch;

import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioDomainSocketChannel;

/// The way to a worker over its Unix socket.
///
/// One thread serves all workers of this process: what it hears it only hands on.
final class UnixChannel {
    /// A score of a thousand continuations with the probability of each token is longer than gRPC's 4 MiB.
    private static final int LONGEST_ANSWER = 64 << 20;
    private static final EventLoopGroup THREAD = new MultiThreadIoEventLoopGroup(1,
            Thread.ofPlatform().daemon().name("hakari-torch").factory(), NioIoHandler.newFactory());

    private UnixChannel() {
    }

    static ManagedChannel to(Path socket) {
        return NettyChannelBuilder.forAddress(UnixDomainSocketAddress.of(socket))
                .channelType(NioDomainSocketChannel.class, UnixDomainSocketAddress.class)
                .eventLoopGroup(THREAD)
                // gRPC sets it for every socket, and Netty warns of it on a Unix one; null takes it out again.
                .withOption(ChannelOption.SO_KEEPALIVE, null)
                .usePlaintext()
                .overrideAuthority("localhost")
                .directExecutor()
                .maxInboundMessageSize(LONGEST_ANSWER)
                .build();
    }
}
