package io.hakari.gate;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// What a gate's verdict weighs in a release.
@API(status = EXPERIMENTAL, since = "0.2")
public enum Importance {
    /// Must pass, and nobody can waive it.
    CRITICAL,
    /// Must pass, or be waived by two people for a time.
    REQUIRED,
    /// Is shown and never blocks.
    ADVISORY
}
