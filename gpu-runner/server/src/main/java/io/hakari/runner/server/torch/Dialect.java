package io.hakari.runner.server.torch;

import io.grpc.MethodDescriptor;
import io.hakari.runner.protocol.v1.Credit;
import io.hakari.runner.protocol.v1.Error;

/// What a worker's Score and Generate stream differ in, seen from the runner.
///
/// @param <F> the frames that go to the worker
/// @param <Q> the requests inside them
/// @param <E> the events that come back
/// @param <A> the answers inside them
interface Dialect<F, Q, E, A> {

    /// What an event says.
    sealed interface Word<A> {

        /// What may be in flight from now on.
        record Allowed<A>(Credit credit) implements Word<A> {}

        record Text<A>(String id, String digest, String text) implements Word<A> {}

        /// The end of a request.
        ///
        /// @param text all that was written, where the answer is a text
        record Answered<A>(String id, String digest, A answer, String text) implements Word<A> {}

        record Failed<A>(String id, String digest, Error error) implements Word<A> {}

        /// Something that this runner has no use for.
        record Other<A>() implements Word<A> {}
    }

    MethodDescriptor<F, E> method();

    F open(String digest);

    F ask(String id, Q request);

    F cancel(String id);

    String id(Q request);

    /// Return what a request takes of the worker's credit, counted as the protocol's Credit says.
    long tokens(Q request);

    Word<A> hear(E event);
}
