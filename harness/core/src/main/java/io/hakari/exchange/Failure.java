package io.hakari.exchange;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/// Why one request has no answer.
///
/// A litmus test: if sending the same request again may help, it is `OUT_OF_MEMORY`, `TIMED_OUT` or `UNAVAILABLE`; if
/// another request might be answered, it is `TOO_LONG`, `UNSUPPORTED`, `REJECTED` or `MEDIA`; if the runner itself is at fault,
/// it is `BROKEN`.
@API(status = EXPERIMENTAL, since = "0.1")
public enum Failure {
    /// The device had no memory left for the request.
    OUT_OF_MEMORY,
    /// The request took longer than its budget.
    TIMED_OUT,
    /// The runner stopped or was lost before it answered.
    UNAVAILABLE,
    /// The request does not fit the model's context.
    TOO_LONG,
    /// The model or its engine lacks what the request needs.
    UNSUPPORTED,
    /// The runner refused the request as malformed.
    REJECTED,
    /// A picture, clip or sound of the request cannot be read.
    MEDIA,
    /// The runner failed in a way that it cannot explain.
    BROKEN
}
