package io.hakari.runner.server;

import java.util.Optional;

import io.hakari.runner.protocol.v1.Cancel;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Open;

/// What the Score and the Generate stream differ in.
///
/// @param <F> the frames that come in
/// @param <Q> the requests inside them
/// @param <A> what goes out
interface Dialect<F, Q, A> {

    /// What a frame holds.
    sealed interface Frame<Q> {

        record Opening<Q>(Open open) implements Frame<Q> {}

        record Asking<Q>(Q request) implements Frame<Q> {}

        record Cancelling<Q>(Cancel cancel) implements Frame<Q> {}

        record Unknown<Q>() implements Frame<Q> {}
    }

    Frame<Q> read(F frame);

    String id(Q request);

    /// Return about how much work a request is, in characters.
    int length(Q request);

    /// Return why a request cannot be asked.
    Optional<Error> refusal(Q request);

    A failure(String id, String digest, Error error);

    /// Return text on its way to an answer; only generations have it.
    A delta(String id, String digest, String text);
}
