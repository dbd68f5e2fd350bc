package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.ServiceLoader;

import org.apiguardian.api.API;

/// Finds the provider for a runner's address.
@API(status = EXPERIMENTAL, since = "0.1")
public final class Runners {
    private Runners() {
    }

    /// Open the runner at an address such as `local:demo` or `grpc://gpu-07:50051`.
    ///
    /// @throws RunnerException when the address is malformed, no provider knows its scheme, or it cannot be opened
    public static Runner open(String address) throws InterruptedException {
        URI uri = parse(address);
        List<RunnerProvider> known = ServiceLoader.load(RunnerProvider.class).stream().map(ServiceLoader.Provider::get)
                .toList();
        for (RunnerProvider provider : known) {
            if (provider.scheme().equals(uri.getScheme())) {
                return provider.open(uri);
            }
        }
        List<String> schemes = known.stream().map(RunnerProvider::scheme).sorted().toList();
        throw new RunnerException("runner [" + address + "] has no known scheme; known: " + String.join(", ", schemes)
                + "; write one of them before the colon, such as local:demo");
    }

    private static URI parse(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            return quoted(address, e);
        }
    }

    /// A folder's name may have blanks and percent signs, which nobody quotes who types it.
    private static URI quoted(String address, URISyntaxException refusal) {
        String[] parts = address.split(":", 2);
        try {
            if (parts.length == 2 && !parts[1].startsWith("//")) {
                return new URI(parts[0], parts[1], null);
            }
        } catch (URISyntaxException _) {
            // What is wrong with the address as it was typed is said below.
        }
        throw new RunnerException("runner [" + address + "] is no address; write one such as grpc://host:50051",
                refusal);
    }
}
