package io.hakari.runner.server;

import java.io.Serial;

import io.hakari.runner.protocol.v1.Error;

/// Says why a checkpoint cannot be loaded, and names the file.
public final class ModelException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final Error.Code code;

    public ModelException(Error.Code code, String message) {
        super(message);
        this.code = code;
    }

    public ModelException(Error.Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /// Return the code that travels to the client.
    public Error.Code code() {
        return code;
    }
}
