package io.hakari.runner.client;

import java.net.URI;

import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.RunnerProvider;

/// Opens servers that already run, such as `grpc://gpu-07:50051`.
public final class GrpcRunnerProvider implements RunnerProvider {

    @Override
    public String scheme() {
        return "grpc";
    }

    @Override
    public Runner open(URI address) throws InterruptedException {
        if (address.getHost() == null || address.getPort() < 1) {
            throw new RunnerException(
                    "runner [" + address + "] names no host and port; write one such as grpc://gpu-07:50051");
        }
        return GrpcRunner.connect(address.toString(), address.getHost(), address.getPort(), Keeper.stranger(),
                Patience.usual());
    }
}
