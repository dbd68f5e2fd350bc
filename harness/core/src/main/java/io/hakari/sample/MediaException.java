package io.hakari.sample;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.Serial;

import org.apiguardian.api.API;

/// Says why a picture, clip or sound cannot be shown: it is damaged, too large, or of a kind that is not read.
///
/// It concerns one sample, which is then unscored; a wrong answer it never is.
@API(status = EXPERIMENTAL, since = "0.4")
public final class MediaException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public MediaException(String message) {
        super(message);
    }

    public MediaException(String message, Throwable cause) {
        super(message, cause);
    }
}
