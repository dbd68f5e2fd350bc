package io.hakari.engine;

import java.io.Serial;

/// An error whose message says everything; it has no stack trace, because the place in our code explains nothing.
final class Told extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    Told(String message) {
        super(message, null, false, false);
    }
}
