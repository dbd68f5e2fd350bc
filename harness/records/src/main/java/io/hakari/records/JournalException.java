package io.hakari.records;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.Serial;

import org.apiguardian.api.API;

/// Says why a journal or a record cannot be written or read, and what is safe.
@API(status = EXPERIMENTAL, since = "0.1")
public final class JournalException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public JournalException(String message) {
        super(message);
    }

    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
