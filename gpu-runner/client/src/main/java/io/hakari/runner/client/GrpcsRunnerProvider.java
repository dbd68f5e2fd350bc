package io.hakari.runner.client;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.hakari.exchange.Runner;
import io.hakari.exchange.RunnerProvider;

/// Opens servers that already run and encrypt, such as `grpcs://gpu-07:50051?ca=site.pem`; with `certificate=` and `key=`
/// the client proves who it is.
public final class GrpcsRunnerProvider implements RunnerProvider {

    @Override
    public String scheme() {
        return "grpcs";
    }

    @Override
    public Runner open(URI address) throws InterruptedException {
        GrpcRunnerProvider.requireHostAndPort(address);
        Set<String> known = new TreeSet<>(Terms.OPTIONS);
        known.addAll(Encryption.OPTIONS);
        Map<String, String> options = Terms.options(address, known);
        var place = new GrpcRunner.Place(address.toString(), address.getHost(), address.getPort(),
                Encryption.of(address.toString(), options).credentials());
        return GrpcRunner.connect(place, Keeper.stranger(), Patience.usual(), Terms.of(address, options));
    }
}
