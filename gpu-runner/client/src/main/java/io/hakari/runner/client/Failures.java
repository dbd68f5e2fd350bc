package io.hakari.runner.client;

import io.hakari.exchange.Failure;
import io.hakari.exchange.Response;
import io.hakari.runner.protocol.v1.Error;

/// The errors of single requests in the words of the harness.
final class Failures {
    private Failures() {
    }

    static Response failed(Error error) {
        return new Response.Failed(failure(error.getCode()), error.getMessage());
    }

    static Response broken(String reason) {
        return new Response.Failed(Failure.BROKEN, reason);
    }

    private static Failure failure(Error.Code code) {
        return switch (code) {
            case OUT_OF_MEMORY -> Failure.OUT_OF_MEMORY;
            case TIMED_OUT -> Failure.TIMED_OUT;
            case UNAVAILABLE -> Failure.UNAVAILABLE;
            case TOO_LONG -> Failure.TOO_LONG;
            case UNSUPPORTED -> Failure.UNSUPPORTED;
            case REJECTED -> Failure.REJECTED;
            case MEDIA -> Failure.MEDIA;
            case BROKEN, CANCELLED, NOT_FOUND, DIGEST_MISMATCH, CORRUPT, CODE_UNSPECIFIED, UNRECOGNIZED ->
                Failure.BROKEN;
        };
    }
}
