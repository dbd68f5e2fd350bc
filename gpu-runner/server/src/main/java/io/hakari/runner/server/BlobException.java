package io.hakari.runner.server;

import java.io.Serial;

import io.grpc.Status;

/// Says why a blob is not taken or given.
final class BlobException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final Status.Code code;

    BlobException(Status.Code code, String message) {
        super(message);
        this.code = code;
    }

    /// Return how the call ends.
    Status status() {
        return code.toStatus().withDescription(getMessage());
    }
}
