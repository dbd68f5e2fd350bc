package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;

import org.apiguardian.api.API;

import io.hakari.sample.Blobs;

/// Serves checkpoints, one resident at a time.
@API(status = EXPERIMENTAL, since = "0.1")
public interface Runner extends AutoCloseable {

    /// Return the names of the checkpoints that can be loaded, oldest first where the runner knows the order.
    List<String> checkpoints();

    /// Load a checkpoint and return it when it is ready to answer.
    ///
    /// @param checkpoint a name, or `name@sha256:…` to insist on a digest
    /// @throws RunnerException when it is unknown, damaged or not the digest asked for
    Respondent load(String checkpoint) throws InterruptedException;

    /// Take the bytes of the media that requests show from here; called before a checkpoint is loaded.
    default void showFrom(Blobs blobs) {
    }

    /// Return what the meters of its accelerators show now; empty when it does not tell.
    ///
    /// It never fails: a run does not end because a meter could not be read.
    default Optional<MeterReading> meters() {
        return Optional.empty();
    }

    @Override
    void close();
}
