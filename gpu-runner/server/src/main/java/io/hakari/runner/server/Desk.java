package io.hakari.runner.server;

import java.util.List;
import java.util.Optional;

import io.hakari.runner.protocol.v1.BlobRef;
import io.hakari.runner.protocol.v1.Error;
import io.hakari.runner.protocol.v1.Open;

/// What the streams of one server have in common.
interface Desk {

    /// Decide whether a stream may begin.
    Admission admit(Open open);

    /// Keep media that a request names until they are released; return an error, and keep none, when one is not there.
    Optional<Error> hold(List<BlobRef> media);

    void release(List<BlobRef> media);

    /// Answer a request with TIMED_OUT unless it is settled within so many milliseconds.
    void limit(Asked<?, ?> asked, long millis);

    Tally tally();

    /// Forget a stream that is over.
    void closed(RequestStream<?, ?, ?> stream);
}
