package io.hakari.runner.server.openai;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;

/// Says that the same request may be answered later.
final class PassingException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final CallException reason;
    private final transient Optional<Duration> after;

    /// @param reason what is said when it is not tried again
    /// @param after  when the server wants to be asked again, if it says so
    PassingException(CallException reason, Optional<Duration> after) {
        super(reason);
        this.reason = reason;
        this.after = after;
    }

    CallException reason() {
        return reason;
    }

    Optional<Duration> after() {
        return after;
    }
}
