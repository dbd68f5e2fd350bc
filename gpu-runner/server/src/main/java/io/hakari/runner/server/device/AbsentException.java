package io.hakari.runner.server.device;

import java.io.Serial;

/// Says why GPUs cannot be read in one way, so that another is tried.
final class AbsentException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    AbsentException(String why) {
        super(why);
    }

    AbsentException(String why, Throwable cause) {
        super(why, cause);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
