package io.hakari.command;

import java.io.Serial;

/// Says what was asked for that cannot be done, and what can.
final class UsageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
