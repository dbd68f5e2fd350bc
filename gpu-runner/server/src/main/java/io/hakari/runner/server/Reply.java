package io.hakari.runner.server;

import io.hakari.runner.protocol.v1.Error;

/// Where a stream model leaves what it finds for one request; what comes after the last word is ignored.
public interface Reply<A> {

    /// Give text that can no longer change.
    void delta(String text);

    /// Give the answer; nothing follows.
    void answer(A answer);

    /// Give the reason why there is no answer; nothing follows.
    void fail(Error error);

    /// Return whether nobody waits any more.
    boolean cancelled();

    /// Run something when nobody waits any more before the answer came; at once when that is so already.
    void onCancel(Runnable abort);
}
