package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// One robot's conversation with a policy: for each episode a reset and its observations.
///
/// In lock step one thread asks and waits. In real time many threads may ask at once, one for each observation; all but
/// the newest are answered `Dropped`.
@API(status = EXPERIMENTAL, since = "0.3")
public interface Session extends AutoCloseable {

    /// Ask and wait for the answer; an observation before the first reset is answered `Failed(REJECTED)`.
    ///
    /// A runner that is lost in mid-episode is `Failed(UNAVAILABLE)`: what the policy remembered is lost with it, and the
    /// episode is tried again from its start in another session.
    ///
    /// @throws RunnerException      when the session is over, or another checkpoint was loaded
    /// @throws InterruptedException when the run is cancelled; the runner is told
    Response answer(Request.InEpisode request) throws InterruptedException;

    /// End the session; what is still being asked is given up.
    @Override
    void close();

    /// Return a session that answers everything with the same failure.
    static Session failing(Failure failure, String reason) {
        return new Unanswering(new Response.Failed(failure, reason));
    }
}
