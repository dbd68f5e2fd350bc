package io.hakari.runner.server.policy;

import java.io.IOException;
import java.io.Serial;

/// Says that a policy server answered with an error of its own; what it does afterwards is not known.
final class PolicyErrorException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    PolicyErrorException(String message) {
        super(message);
    }
}
