package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.Serial;

import org.apiguardian.api.API;

/// Says that a runner is broken: unreachable, lost, or serving what was not asked for.
@API(status = EXPERIMENTAL, since = "0.1")
public final class RunnerException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public RunnerException(String message) {
        super(message);
    }

    public RunnerException(String message, Throwable cause) {
        super(message, cause);
    }
}
