package io.hakari.engine;

import java.io.Serial;

import io.hakari.gate.Verdict;

/// A verdict that is not pass, as JUnit wants to hear it: a failed assertion, here without a stack trace.
final class GateFailure extends AssertionError {
    @Serial
    private static final long serialVersionUID = 1;

    GateFailure(Verdict verdict) {
        super(Words.of(verdict) + ": " + verdict.reason());
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
