package io.hakari.runner.server;

import java.util.List;
import java.util.Optional;

import io.hakari.runner.protocol.v1.Cancel;
import io.hakari.runner.protocol.v1.Credit;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Open;
import io.hakari.runner.protocol.v1.Opened;
import io.hakari.runner.protocol.v1.Part;

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

    /// Return how much credit a request takes.
    long tokens(Q request);

    /// Return the milliseconds a request may take; 0 for as long as it takes.
    long budget(Q request);

    List<Part> parts(Q request);

    /// Return why a request cannot be asked of a model.
    Optional<Error> refusal(Q request, Model model);

    A opened(Opened opened);

    A credit(Credit credit);

    A failure(String id, String digest, Error error);

    /// Return text on its way to an answer; only generations have it.
    A delta(String id, String digest, String text);

    boolean isFailure(A answer);

    /// Return an answer as it is given a second time.
    A cached(A answer);

    /// Return the text that goes before an answer as deltas; empty for scores.
    String text(A answer);

    /// Return how many bytes an answer is on the wire.
    int size(A answer);

    /// Count the tokens that an answer tells of.
    void count(A answer, Tally tally);
}
