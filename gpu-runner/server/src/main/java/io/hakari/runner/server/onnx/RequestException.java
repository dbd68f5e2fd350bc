package io.hakari.runner.server.onnx;

import java.io.Serial;

import io.hakari.runner.protocol.v1.Error;

/// Says why one request has no answer.
final class RequestException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final Error.Code code;

    RequestException(Error.Code code, String message) {
        super(message);
        this.code = code;
    }

    RequestException(Error.Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /// Return what travels to the client.
    Error error() {
        return Error.newBuilder().setCode(code).setMessage(String.valueOf(getMessage())).build();
    }
}
