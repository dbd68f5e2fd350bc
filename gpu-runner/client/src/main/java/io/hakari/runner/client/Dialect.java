package io.hakari.runner.client;

import java.util.Optional;

import io.grpc.MethodDescriptor;
import io.hakari.exchange.Request;
import io.hakari.exchange.Response;
import io.hakari.runner.protocol.v1.Credit;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Open;
import io.hakari.runner.protocol.v1.Opened;

/// What the Score and the Generate stream differ in.
///
/// @param <Q> the requests that go over it
/// @param <F> the frames they become
/// @param <E> the events that come back
interface Dialect<Q extends Request, F, E> {

    MethodDescriptor<F, E> method();

    F open(Open open);

    /// Return the frame that asks.
    ///
    /// @param budget the milliseconds that the request may take; 0 for as long as it takes
    F ask(String id, Q request, int budget);

    F cancel(String id);

    Optional<Opened> opened(E event);

    Optional<Credit> credit(E event);

    String id(E event);

    String digest(E event);

    /// Return the determinism record of an answer by its id; empty for what is no answer.
    String determinism(E event);

    /// Return the error in an event; one of code `CODE_UNSPECIFIED` when there is none.
    Error error(E event);

    /// Return the answer in an event; empty while it is still being written.
    Optional<Response> answer(Q request, E event);
}
