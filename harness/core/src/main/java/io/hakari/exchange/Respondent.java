package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

import io.hakari.sample.Pixels;

/// One checkpoint, ready to answer.
@API(status = EXPERIMENTAL, since = "0.1")
public interface Respondent {

    /// Return what is answering.
    Checkpoint checkpoint();

    /// Ask and wait for the answer; called by many virtual threads at once.
    ///
    /// A request that fails alone is answered by `Response.Failed`; one of an episode is, because it needs a session.
    ///
    /// @throws RunnerException      when the runner is lost, or answers for another checkpoint
    /// @throws InterruptedException when the run is cancelled; the runner is told
    Response answer(Request request) throws InterruptedException;

    /// Open a session with a policy; a model that is none answers everything in it with `Failed(UNSUPPORTED)`.
    ///
    /// @param pixels where the bytes of the pictures are that will be shown
    /// @throws RunnerException when the runner is lost, or answers for another checkpoint
    default Session session(Pixels pixels) throws InterruptedException {
        return Session.failing(Failure.UNSUPPORTED, "checkpoint [" + checkpoint().name()
                + "] is no robot policy; name a runner that serves one, such as policy:openpi:ws://host:8000");
    }
}
