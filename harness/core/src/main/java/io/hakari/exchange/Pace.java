package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// Whether the world waits for the policy.
@API(status = EXPERIMENTAL, since = "0.3")
public enum Pace {
    /// Each observation is answered, and the simulation waits: the same seeds give the same episode.
    LOCKSTEP,
    /// The world goes on: of the observations that wait only the newest is answered, the others are `Dropped`.
    REALTIME
}
