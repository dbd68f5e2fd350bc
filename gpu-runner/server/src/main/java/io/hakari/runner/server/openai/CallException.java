package io.hakari.runner.server.openai;

import java.io.Serial;

import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Error.Code;

/// Says why a server gave no answer that can be used.
final class CallException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final Code code;
    private final boolean lost;

    CallException(Code code, String message) {
        this(code, message, false);
    }

    private CallException(Code code, String message, boolean lost) {
        super(message);
        this.code = code;
        this.lost = lost;
    }

    /// Make one for a server that may be another one the next time.
    static CallException lost(Code code, String message) {
        return new CallException(code, message, true);
    }

    Code code() {
        return code;
    }

    /// Return whether the server may have ended, and whoever answers next be another one.
    boolean lost() {
        return lost;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    /// Return what travels to the client.
    Error error() {
        return Error.newBuilder().setCode(code).setMessage(sentence()).build();
    }
}
