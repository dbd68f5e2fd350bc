package io.hakari.runner.client;

import java.net.URI;
import java.util.Map;

import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerException;
import io.hakari.exchange.RunnerProvider;

/// Opens servers that already run, such as `grpc://gpu-07:50051?lease=7`.
public final class GrpcRunnerProvider implements RunnerProvider {

    @Override
    public String scheme() {
        return "grpc";
    }

    @Override
    public Runner open(URI address) throws InterruptedException {
        requireHostAndPort(address);
        Map<String, String> options = Terms.options(address, Terms.OPTIONS);
        return GrpcRunner.connect(
                GrpcRunner.Place.plain(address.toString(), address.getHost(), address.getPort()), Keeper.stranger(),
                Patience.usual(), Terms.of(address, options));
    }

    static void requireHostAndPort(URI address) {
        if (address.getHost() == null || address.getPort() < 1) {
            throw new RunnerException("runner [" + address + "] names no host and port; write one such as "
                    + address.getScheme() + "://gpu-07:50051");
        }
    }
}
