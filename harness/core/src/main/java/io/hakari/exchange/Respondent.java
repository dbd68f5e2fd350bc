package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// One checkpoint, ready to answer.
@API(status = EXPERIMENTAL, since = "0.1")
public interface Respondent {

    /// Return what is answering.
    Checkpoint checkpoint();

    /// Ask and wait for the answer; called by many virtual threads at once.
    ///
    /// A request that fails alone is answered by `Response.Failed`.
    ///
    /// @throws RunnerException      when the runner is lost, or answers for another checkpoint
    /// @throws InterruptedException when the run is cancelled; the runner is told
    Response answer(Request request) throws InterruptedException;
}
