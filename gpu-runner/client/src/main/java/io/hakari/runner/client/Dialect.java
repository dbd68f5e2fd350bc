package io.hakari.runner.client;

import java.util.Optional;

import io.grpc.MethodDescriptor;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.runner.protocol.v1.Error;

/// What the Score and the Generate stream differ in.
///
/// @param <Q> the requests that go over it
/// @param <F> the frames they become
/// @param <E> the events that come back
interface Dialect<Q extends Request, F, E> {

    MethodDescriptor<F, E> method();

    F open(String digest);

    F ask(String id, Q request);

    F cancel(String id);

    String id(E event);

    String digest(E event);

    /// Return the error in an event; one of code `CODE_UNSPECIFIED` when there is none.
    Error error(E event);

    /// Return the answer in an event; empty while it is still being written.
    Optional<Response> answer(Q request, E event);
}
