package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.net.URI;

import org.apiguardian.api.API;

/// Opens runners of one URI scheme; found by `ServiceLoader`.
@API(status = EXPERIMENTAL, since = "0.1")
public interface RunnerProvider {

    /// Return the scheme, such as `grpc`.
    String scheme();

    /// Open the runner at an address.
    ///
    /// @throws RunnerException when it cannot be reached or started
    Runner open(URI address) throws InterruptedException;
}
