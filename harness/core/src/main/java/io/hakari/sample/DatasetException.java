package io.hakari.sample;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.Serial;

import org.apiguardian.api.API;

/// Says why a dataset cannot be read, and names the file and line.
@API(status = EXPERIMENTAL, since = "0.1")
public final class DatasetException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public DatasetException(String message) {
        super(message);
    }

    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
