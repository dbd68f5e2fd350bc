package io.hakari.runner.server;

import io.hakari.runner.protocol.v1.ActEvent;
import io.hakari.runner.protocol.v1.Observation;
import io.hakari.runner.protocol.v1.Reset;

/// One robot's conversation with a policy; asked by one thread, which waits and may be interrupted.
public interface PolicySession extends AutoCloseable {

    /// Begin an episode; return `ready`, or `declined` where the policy will not act.
    ///
    /// @throws ModelException when the policy cannot begin; the next reset may succeed
    ActEvent reset(Reset reset) throws ModelException, InterruptedException;

    /// Return the actions after an observation as `chunk`, or `declined`. Step, lateness and time are added by the caller.
    ///
    /// @throws ModelException when there is no answer: the observation is not what the policy takes, or the policy failed
    ActEvent act(Observation observation) throws ModelException, InterruptedException;

    /// End the conversation; may be called twice.
    @Override
    void close();
}
