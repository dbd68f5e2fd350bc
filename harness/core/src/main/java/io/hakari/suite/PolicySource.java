package io.hakari.suite;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.nio.file.Path;
import java.util.List;

import org.apiguardian.api.API;

import io.hakari.gate.Policy;
import io.hakari.gate.Waiver;

/// Reads policies and waivers from files; found by `ServiceLoader`.
@API(status = EXPERIMENTAL, since = "0.2")
public interface PolicySource {

    /// Return whether it reads files of this name.
    boolean reads(Path file);

    /// Read a policy.
    ///
    /// @throws IllegalArgumentException whose message has one line for each mistake, with file and line
    Policy policy(Path file);

    /// Read waivers.
    ///
    /// @throws IllegalArgumentException whose message has one line for each mistake, with file and line
    List<Waiver> waivers(Path file);
}
